import type { Command } from 'commander';
import { benchmarkIds, findBenchmark } from '../benchmarks/registry.ts';
import { print } from './output.ts';

const countBy = <T>(items: readonly T[], key: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
};

export function addTasks(program: Command): void {
  program
    .command('tasks')
    .description('List the tasks of benchmarks')
    .argument('[benchmarks...]', 'benchmarks to list; all of them when left out')
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
      print(`\n${tasks.length} tasks (${languages.join(', ')}), ${cwes} weaknesses`);
    });
}
