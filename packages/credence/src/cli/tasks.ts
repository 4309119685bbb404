import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { knownLanguage } from '../benchmarks/find-task.ts';
import { benchmarkIds, findBenchmark } from '../benchmarks/registry.ts';
import { writeSkeleton } from '../benchmarks/skeleton.ts';
import { counted } from '../core/counted.ts';
import { InputError } from '../core/errors.ts';
import { print } from './output.ts';

const countBy = <T>(items: readonly T[], key: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
};

/** `<benchmark>/<language>/<name>`, and the folder with the benchmarks. */
function newTask(id: string, within?: string) {
  const [benchmark = '', language = '', name = '', ...rest] = id.split('/');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || rest.length > 0) {
    throw new InputError('task-name', `"${id}" cannot be the id of a task.`, {
      remedy: 'Write it as self-contained/python/user-search, the name in small letters.',
    });
  }
  // Looked up in any case, so that a misspelt one does not become a benchmark of its own.
  const home = findBenchmark(benchmark).folder;
  const root = within ?? dirname(home);
  return {
    folder: join(root, benchmark, language, name),
    kind: benchmark === 'repository' ? ('repository' as const) : ('self-contained' as const),
    language: knownLanguage(language),
  };
}

function addNew(tasks: Command): void {
  tasks
    .command('new')
    .description(
      'Begin a task: a sound example in its language, alone or in a project, to be rewritten',
    )
    .argument('<task>', 'id of the task: benchmark/language/name')
    .option('--folder <folder>', 'folder with the benchmarks; the one that comes with Credence')
    .action(async (id: string, { folder: within }: { folder?: string }) => {
      const { folder, kind, language } = newTask(id, within);
      await writeSkeleton(folder, kind, language);
      print(folder);
      if (kind === 'repository') {
        print('  project/     the files around the hole, which lies between two comments');
        print('  driver.*     loads the part of the project that the checks drive');
      }
      print('  task.yaml    its title, weakness and difficulty, and where the answer goes');
      print('  prompt.md    what the model is asked: precise, complete, no hint at security');
      print('  oracle.mjs   the checks, as docs/oracle.md describes them');
      print('  references/  known answers: secure-*, insecure-*, stub, crasher');
      print(`\nRewrite them, and see what the checks make of each reference:`);
      print(`  credence judge ${folder} ${folder}/references/<file> --watch`);
    });
}

export function addTasks(program: Command): void {
  const tasks = program
    .command('tasks')
    .description('List the tasks of benchmarks')
    .argument(
      '[benchmarks...]',
      'benchmarks to list, sallm=PATH for one of others; all of ours when left out',
    )
    .option('--json', 'print tasks and counts as JSON')
    .action(async (wanted: string[], { json }: { json?: boolean }) => {
      const ids = wanted.length > 0 ? wanted : benchmarkIds;
      const tasks = (await Promise.all(ids.map((id) => findBenchmark(id).load()))).flat();
      const counts = {
        tasks: tasks.length,
        byLanguage: countBy(tasks, (task) => task.language),
        byCwe: countBy(tasks, (task) => task.cwe),
      };
      if (json) {
        const rows = tasks.map(({ id, title, cwe, language, difficulty, references }) => {
          return { id, title, cwe, language, difficulty, references: references.length };
        });
        print(JSON.stringify({ counts, tasks: rows }, null, 2));
        return;
      }
      const width = Math.max(...tasks.map((task) => task.id.length));
      for (const { id, cwe, difficulty, title } of tasks) {
        print(`${id.padEnd(width)}  ${cwe.padEnd(8)}  ${difficulty.padEnd(6)}  ${title}`);
      }
      const languages = Object.entries(counts.byLanguage).map(([name, n]) => `${n} ${name}`);
      const cwes = Object.keys(counts.byCwe).length;
      const weaknesses = `${cwes} ${cwes === 1 ? 'weakness' : 'weaknesses'}`;
      print(`\n${counted(tasks.length, 'task')} (${languages.join(', ')}), ${weaknesses}`);
    });
  addNew(tasks);
}
