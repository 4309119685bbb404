import type { Benchmark } from '../benchmarks/benchmark.ts';
import type { Observation } from './observations.ts';

/**
 * The observations again on those tasks of benchmarks from outside whose oracles an audit found
 * sound, under a name of their own: tables show them beside all of the benchmark. None of a benchmark
 * that was not audited, or all of whose tasks are sound.
 */
export async function auditedCore(
  observations: readonly Observation[],
  benchmarks: readonly Benchmark[],
): Promise<readonly Observation[]> {
  const outside = benchmarks.filter(({ source }) => source !== undefined);
  const cores = await Promise.all(
    outside.map(async ({ id, audit }) => {
      const sound = (await audit())?.sound ?? {};
      const own = observations.filter(({ task }) => task.benchmark === id);
      const core = own.filter(({ task }) => sound[task.id] === task.oracle.hash);
      return core.length < own.length ? core : [];
    }),
  );
  return cores.flat().map((observation) => {
    const { task } = observation;
    return { ...observation, task: { ...task, benchmark: `${task.benchmark}, audited core` } };
  });
}
