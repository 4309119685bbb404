import type { Benchmark } from '../benchmarks/benchmark.ts';
import type { Task } from '../core/task.ts';
import type { BenchmarkRows } from './cells.ts';

/**
 * The answers again to those tasks of benchmarks from outside whose oracles an audit found sound, under
 * a name of their own: tables show them beside all of the benchmark. None of a benchmark that was not
 * audited, or all of whose tasks are sound.
 * @param tasks those that have answers
 * @param task place in `tasks` of each answer's
 */
export async function auditedCore(
  tasks: readonly Task[],
  task: ArrayLike<number>,
  all: readonly BenchmarkRows[],
  benchmarks: readonly Benchmark[],
): Promise<readonly BenchmarkRows[]> {
  const outside = benchmarks.filter(({ source }) => source !== undefined);
  const cores = await Promise.all(
    outside.map(async ({ id, audit }): Promise<readonly BenchmarkRows[]> => {
      const sound = (await audit())?.sound ?? {};
      const isSound = tasks.map((one) => sound[one.id] === one.oracle.hash);
      const own = all.find(({ benchmark }) => benchmark === id)?.rows ?? new Uint32Array(0);
      const core = own.filter((row) => isSound[task[row]!]);
      if (core.length === 0 || core.length === own.length) return [];
      return [{ benchmark: `${id}, audited core`, rows: core }];
    }),
  );
  return cores.flat();
}
