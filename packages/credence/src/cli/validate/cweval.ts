import { resolve } from 'node:path';
import type { Command } from 'commander';
import {
  type CwevalValidation,
  type Share,
  validateCweval,
} from '../../analysis/cweval/validate.ts';
import { textTable } from '../../report/text-table.ts';
import { print, tell } from '../output.ts';
import { positiveInteger } from '../parse-option.ts';

interface Options {
  readonly only: string;
  readonly workers: number;
  readonly json?: boolean;
}

const share = ({ good, of }: Share) => (of === 0 ? '' : `${good}/${of}`);

function inWords({ rows, skipped, deviations, verdicts, seconds }: CwevalValidation): string {
  const table = rows.map(({ language, tasks, skipped: left, tests, references }) => [
    language,
    String(tasks),
    left === 0 ? '' : String(left),
    share(tests),
    ...[references.secure, references.insecure, references.stub, references.crasher].map(share),
  ]);
  const head = ['language', 'tasks', 'skipped', 'tests', 'secure', 'insecure', 'stub', 'crasher'];
  return [
    textTable(head, table, 1),
    '',
    `${verdicts} verdicts in ${Math.round(seconds)} s`,
    ...skipped.map(({ task, reason }) => `skipped  ${task}: ${reason}`),
    ...deviations.map(({ task, what, why }) => `${task}  ${what}: ${why}`),
  ].join('\n');
}

export function addValidateCweval(program: Command): void {
  program
    .command('cweval')
    .description('CWEval: its own tests on its own programs, and verdicts on these programs')
    .argument('<checkout>', 'folder of the checkout')
    .option('--only <text>', 'only tasks whose id contains this', '')
    .option('--workers <n>', 'verdicts at a time', positiveInteger, 1)
    .option('--json', 'print everything as JSON')
    .action(async (checkout: string, { json, ...options }: Options) => {
      let told = Date.now();
      const result = await validateCweval({
        ...options,
        checkout: resolve(checkout),
        onNotice: tell,
        onProgress: (done, of) => {
          if (Date.now() - told < 10_000 && done < of) return;
          told = Date.now();
          tell(`${done} of ${of} verdicts`);
        },
      });
      print(json ? JSON.stringify(result, null, 2) : inWords(result));
    });
}
