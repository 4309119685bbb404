import type { Command } from 'commander';
import { copyStudy, inWords } from '../journal/copy-study.ts';
import { studyPlaces } from '../journal/places/registry.ts';
import { print, tell } from './output.ts';

export function addJournal(program: Command): void {
  const journal = program.command('journal').description('Handle the records of studies');
  const addresses = studyPlaces.map((place) => place.addresses).join(', or ');
  journal
    .command('copy')
    .description('Copy a study from one place to another, and check the copy')
    .argument('<from>', addresses)
    .argument('<to>', 'the same; nothing may be there yet')
    .option('--json', 'print what was copied as JSON')
    .action(async (from: string, to: string, { json }: { json?: boolean }) => {
      const { tally, notices, ...places } = await copyStudy(from, to);
      for (const notice of notices) tell(notice);
      if (json) print(JSON.stringify({ ...places, ...tally }, null, 2));
      else print(`${places.to}: ${inWords(tally)}`);
    });
}
