import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type AseValidation, validateAse } from '../../analysis/ase/validate.ts';
import { cloneCommands } from '../../benchmarks/ase/checkouts.ts';
import { patchPlaces } from '../../benchmarks/ase/patch.ts';
import { readAseRows } from '../../benchmarks/ase/rows.ts';
import { textTable } from '../../report/text-table.ts';
import { print } from '../output.ts';

interface Options {
  readonly repositories: string;
  readonly clone?: boolean;
  readonly json?: boolean;
}

const versions = [1, 2] as const;

function patchTable({ patches }: AseValidation): string {
  const total = patchPlaces.map((place) =>
    patches.reduce((sum, { places }) => sum + places[place], 0),
  );
  const rows = patches.map(({ repository, places }) => [
    repository,
    ...patchPlaces.map((place) => String(places[place])),
  ]);
  return textTable(['repository', ...patchPlaces], [...rows, ['all', ...total.map(String)]], 1);
}

function inWords(result: AseValidation): string {
  const { version, rows, repeated, instances, repositories, tasks, left, splice, context } = result;
  const again = repeated.length > 0 ? ` (again: ${repeated.join(', ')})` : '';
  return [
    `version ${version}`,
    `  rows read            ${rows}, distinct ${instances}${again}`,
    `  repositories at hand ${repositories.atHand} of ${repositories.of}, with ${tasks} instances`,
    ...Object.entries(left).map(([id, why]) => `  makes no task        ${id}: ${why}`),
    `  what stood in the hole, put back`,
    `    by ours            ${splice.ours} of ${splice.of} files byte by byte the same`,
    `    by A.S.E's own     ${splice.original} of ${splice.of}; line ends, encoding and blanks at line ends apart ${splice.originalInWords}`,
    ...context.map(
      ({ file, summaries, leaking, without }) =>
        `  context ${file.padEnd(12)} ${leaking} of ${summaries} summaries have words of security; ${without} of ${instances} instances are without`,
    ),
    ...(version === 2
      ? [`  images               ${result.privileged} ask for the rights of the host`]
      : [`  images               none: its scanners exist only in images of its authors`]),
    '',
    `  where the weakness was mended, by the masked lines`,
    ...patchTable(result)
      .split('\n')
      .map((line) => `  ${line}`),
    '',
  ].join('\n');
}

export function addValidateAse(program: Command): void {
  program
    .command('ase')
    .description('A.S.E: instances, context, holes, and where weaknesses were mended')
    .argument('<checkout>', 'folder of a checkout of AICGSecEval')
    .requiredOption('--repositories <folder>', 'folder with checkouts of the projects')
    .option('--clone', 'only print the commands that get the repositories that are missing')
    .option('--json', 'print everything as JSON, instance by instance')
    .action(async (checkout: string, { repositories, clone, json }: Options) => {
      const folder = resolve(repositories);
      if (clone) {
        const read = await Promise.all(versions.map((one) => readAseRows(resolve(checkout), one)));
        const instances = read.flatMap((one) => one.instances);
        print(cloneCommands(instances, folder).join('\n'));
        return;
      }
      const results: AseValidation[] = [];
      for (const version of versions) {
        results.push(await validateAse(resolve(checkout), { version, repositories: folder }));
      }
      print(json ? JSON.stringify(results, null, 2) : results.map(inWords).join('\n'));
    });
}
