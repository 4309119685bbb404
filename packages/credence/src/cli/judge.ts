import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { caveatsOf } from '../benchmarks/caveats.ts';
import { findTask, type LocatedTask } from '../benchmarks/find-task.ts';
import { CredenceError, InputError } from '../core/errors.ts';
import type { Task } from '../core/task.ts';
import type { Verdict } from '../core/verdict.ts';
import { Judge } from '../judging/judge.ts';
import { languagesOf, needsOf, outsideOf } from '../judging/needs.ts';
import { findSandbox } from '../sandbox/find.ts';
import { coldDescription, coldFlag } from './cold-option.ts';
import { describeError } from './command-error.ts';
import { print, tell } from './output.ts';
import { FileChanges } from './watch-files.ts';

interface Options {
  readonly json?: boolean;
  readonly watch?: boolean;
  readonly cold?: boolean;
  readonly benchmark?: string;
}

async function readCode(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new InputError('unreadable-file', `The file cannot be read.`, {
      location: { file },
      remedy: 'Name a file with an answer to the task.',
      cause,
    });
  }
}

function show({ functional, security, checks, milliseconds }: Verdict): void {
  const width = Math.max(...checks.map((check) => check.name.length), 0);
  for (const { kind, name, outcome, milliseconds: ms, evidence } of checks) {
    const seen = evidence ? `  ${evidence}` : '';
    print(
      `${kind.padEnd(10)}  ${name.padEnd(width)}  ${outcome.padEnd(9)} ${ms.toFixed(0).padStart(6)} ms${seen}`,
    );
  }
  print(`\nfunctional  ${functional.outcome}: ${functional.reason}`);
  print(`security    ${security.outcome}: ${security.reason}`);
  print(`time        ${milliseconds} ms`);
}

async function judgeAndShow(judge: Judge, task: Task, file: string, json = false): Promise<void> {
  const verdict = await judge.judge(task, await readCode(file));
  if (json) print(JSON.stringify(verdict, null, 2));
  else if ('skipped' in verdict) print(`skipped: ${verdict.skipped}`);
  else show(verdict);
}

/** Until it is interrupted. What is being written may be wrong for a while: that is only told. */
async function watchAndJudge(
  judge: Judge,
  { folder, reload }: LocatedTask,
  file: string,
  json?: boolean,
) {
  const changes = new FileChanges(folder, file);
  process.once('SIGINT', () => changes.close());
  const again = async () => {
    try {
      await judgeAndShow(judge, await reload(), file, json);
    } catch (error) {
      if (!(error instanceof CredenceError)) throw error;
      tell(describeError(error).text);
    }
    tell('waiting for changes, Ctrl-C ends it');
  };
  await again();
  for await (const _ of changes) await again();
}

export function addJudge(program: Command): void {
  program
    .command('judge')
    .description('Judge one answer to a task')
    .argument('<task>', 'id of the task, as `credence tasks` lists it, or its folder')
    .argument('<file>', 'file with the answer’s code')
    .option('--benchmark <benchmark>', 'the benchmark of others that it belongs to: sallm=PATH')
    .option('--watch', 'judge again whenever the file or a file of the task changes')
    .option(coldFlag, coldDescription)
    .option('--json', 'print the verdict as JSON')
    .action(async (id: string, file: string, { json, watch, cold = false, benchmark }: Options) => {
      const located = await findTask(id, benchmark);
      const { task } = located;
      await readCode(file);
      for (const caveat of caveatsOf([task])) tell(caveat);
      const judge = await Judge.open({
        sandbox: await findSandbox(),
        languages: languagesOf([task]),
        outside: outsideOf([task]),
        needs: needsOf([task]),
        workers: 1,
        // One verdict is not worth preparing for.
        cold: cold || !watch,
        onNotice: tell,
      });
      try {
        if (watch) await watchAndJudge(judge, located, file, json);
        else await judgeAndShow(judge, task, file, json);
      } finally {
        await judge.close();
      }
    });
}
