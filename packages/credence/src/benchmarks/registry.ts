import { join } from 'node:path';
import { suggestion } from '../core/closest.ts';
import { dataFolder } from '../core/data-folder.ts';
import { InputError } from '../core/errors.ts';
import type { Benchmark } from './benchmark.ts';
import { folderBenchmark } from './folder-benchmark.ts';
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

/**
 * Throws `InputError` for a name that is not a benchmark.
 * @param context which files of a project its tasks show
 */
export function findBenchmark(id: string, context: ContextRule = 'given'): Benchmark {
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
