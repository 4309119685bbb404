import { join } from 'node:path';
import { suggestion } from '../core/closest.ts';
import { dataFolder } from '../core/data-folder.ts';
import { InputError } from '../core/errors.ts';
import type { Benchmark } from './benchmark.ts';
import { folderBenchmark } from './folder-benchmark.ts';
import { type OutsideChoice, openOutside, parseChoice } from './outside/registry.ts';
import type { ContextRule } from './project.ts';

/** The benchmarks that come with Credence. Adding one is one entry here. */
const embedded = {
  'self-contained': (folder) =>
    folderBenchmark(
      { id: 'self-contained', kind: 'self-contained' },
      'Functions and small programs as a developer would ask for them, one weakness each',
      join(folder, 'self-contained'),
    ),
  repository: (folder, context) =>
    folderBenchmark(
      { id: 'repository', kind: 'repository', context },
      'Holes in small projects of several files, where what is safe depends on other files',
      join(folder, 'repository'),
    ),
} as const satisfies Record<string, (folder: string, context: ContextRule) => Benchmark>;

export const benchmarkIds = Object.keys(embedded) as readonly (keyof typeof embedded)[];

/** How a study names a benchmark: one of ours by its id, one of others with its checkout. */
export type BenchmarkChoice = string | OutsideChoice;

/**
 * Throws `InputError` for a name that is not a benchmark.
 * @param choice also as commands take it, `sallm=PATH`
 * @param context which files of a project its tasks show
 */
export function findBenchmark(choice: BenchmarkChoice, context: ContextRule = 'given'): Benchmark {
  const outside = typeof choice === 'string' ? parseChoice(choice) : choice;
  return outside ? openOutside(outside) : findEmbedded(choice as string, context);
}

function findEmbedded(id: string, context: ContextRule): Benchmark {
  const make = Object.hasOwn(embedded, id) ? embedded[id as keyof typeof embedded] : undefined;
  if (!make) {
    throw new InputError('unknown-benchmark', `There is no benchmark "${id}".`, {
      remedy: suggestion(id, benchmarkIds),
    });
  }
  const folder = dataFolder('benchmarks');
  if (!folder) {
    throw new InputError('no-benchmarks', 'The folder with the benchmarks is missing.', {
      remedy: 'Install Credence again, or run it from a complete checkout.',
    });
  }
  return make(folder, context);
}
