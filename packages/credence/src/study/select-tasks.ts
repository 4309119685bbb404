import type { Benchmark } from '../benchmarks/benchmark.ts';
import type { BenchmarkSource } from '../benchmarks/outside/source.ts';
import { findBenchmark } from '../benchmarks/registry.ts';
import { InputError, type Location } from '../core/errors.ts';
import type { Task } from '../core/task.ts';
import type { StudyConfig } from './config.ts';

const toPattern = (glob: string) =>
  new RegExp(
    `^${glob
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );

export const benchmarksOf = ({
  benchmarks,
  context,
}: Pick<StudyConfig, 'benchmarks' | 'context'>): readonly Benchmark[] =>
  benchmarks.map((choice) => findBenchmark(choice, context));

/** Which states of benchmarks from outside a study uses, by the benchmarks' ids. */
export async function sourcesOf(
  config: Pick<StudyConfig, 'benchmarks' | 'context'>,
): Promise<Readonly<Record<string, BenchmarkSource>>> {
  const sources = benchmarksOf(config).map(async ({ id, source }) =>
    source ? [[id, await source()] as const] : [],
  );
  return Object.fromEntries((await Promise.all(sources)).flat());
}

/**
 * The tasks of the study's benchmarks that its filters leave. Throws `InputError` when none is left.
 * @param location where the filters stand
 */
export async function selectTasks(
  config: Pick<StudyConfig, 'benchmarks' | 'context' | 'languages' | 'tasks'>,
  location?: Location,
): Promise<readonly Task[]> {
  const benchmarks = benchmarksOf(config);
  const all = (await Promise.all(benchmarks.map((benchmark) => benchmark.load()))).flat();
  const patterns = config.tasks?.map(toPattern);
  const selected = all.filter(
    (task) =>
      (config.languages?.includes(task.language) ?? true) &&
      (patterns?.some((pattern) => pattern.test(task.id)) ?? true),
  );
  if (selected.length === 0) {
    throw new InputError('no-tasks', 'No task matches the languages and patterns of the study.', {
      remedy: '`credence tasks` lists the tasks there are.',
      ...(location && { location }),
    });
  }
  return selected;
}
