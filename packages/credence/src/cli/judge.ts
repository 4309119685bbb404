import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { benchmarkIds, findBenchmark } from '../benchmarks/registry.ts';
import { suggestion } from '../core/closest.ts';
import { InputError } from '../core/errors.ts';
import type { Task } from '../core/task.ts';
import type { Verdict } from '../core/verdict.ts';
import { Judge } from '../judging/judge.ts';
import { findSandbox } from '../sandbox/find.ts';
import { print } from './output.ts';

async function findTask(id: string): Promise<Task> {
  const tasks = (await Promise.all(benchmarkIds.map((name) => findBenchmark(name).load()))).flat();
  const found = tasks.filter((task) => task.id === id || task.id.endsWith(`/${id}`));
  if (found.length === 1 && found[0]) return found[0];
  const ids = tasks.map((task) => task.id);
  throw new InputError('unknown-task', `There is no task "${id}".`, {
    remedy:
      found.length > 1 ? `Say which: ${found.map((t) => t.id).join(', ')}` : suggestion(id, ids),
  });
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

export function addJudge(program: Command): void {
  program
    .command('judge')
    .description('Judge one answer to a task')
    .argument('<task>', 'id of the task, as `credence tasks` lists it')
    .argument('<file>', 'file with the answer’s code')
    .option('--json', 'print the verdict as JSON')
    .action(async (id: string, file: string, { json }: { json?: boolean }) => {
      const task = await findTask(id);
      const code = await readCode(file);
      const judge = await Judge.open({
        sandbox: await findSandbox(),
        languages: [task.language],
        workers: 1,
      });
      try {
        const verdict = await judge.judge(task, code);
        if (json) print(JSON.stringify(verdict, null, 2));
        else if ('skipped' in verdict) print(`skipped: ${verdict.skipped}`);
        else show(verdict);
      } finally {
        await judge.close();
      }
    });
}
