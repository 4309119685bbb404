import { findBenchmark } from '../../src/benchmarks/registry.ts';
import type { Task } from '../../src/core/task.ts';

/** All tasks of our own, for servers that answer them. */
export function allTasks(): Promise<readonly Task[]> {
  return findBenchmark('self-contained').load();
}
