import { resolve } from 'node:path';
import type { Command } from 'commander';
import { importSallm, type SallmImport } from '../../study/importing/sallm.ts';
import { print } from '../output.ts';

interface Options {
  readonly out: string;
  readonly json?: boolean;
}

function inWords({ generations, untested, repeats, recorded, studies, ...rest }: SallmImport) {
  const of = (n: number, what: string) => (n > 0 ? [`  ${n} ${what}`] : []);
  return [
    `${generations} recorded generations`,
    ...of(untested, 'of tasks without tests are in outcomes.jsonl only'),
    ...of(
      repeats,
      `more at temperature 0, where a study asks once, ${rest.differentRepeats} of them with other code than the first: in outcomes.jsonl only`,
    ),
    ...of(rest.empty, 'without code'),
    ...of(rest.mangled, 'that would be read otherwise than they were tested'),
    ...Object.entries(recorded).map(([model, n]) => `  ${n} to be replayed as ${model}`),
    '',
    ...studies.map((file) => `credence run ${file}`),
  ].join('\n');
}

export function addImportSallm(program: Command): void {
  program
    .command('sallm')
    .description('The generations that a checkout of SALLM comes with, to be replayed')
    .argument('<checkout>', 'folder of the checkout')
    .requiredOption('-o, --out <folder>', 'folder for recordings, study files and outcomes')
    .option('--json', 'print the counts as JSON')
    .action(async (checkout: string, { out, json }: Options) => {
      const command = `credence import sallm ${checkout} -o ${out}`;
      const imported = await importSallm(resolve(checkout), out, command);
      print(json ? JSON.stringify(imported, null, 2) : inWords(imported));
    });
}
