import type { Task } from '../core/task.ts';

/** What answers to some tasks might forge, in sentences for whoever uses them. */
export function caveatsOf(tasks: readonly Task[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { oracle } of tasks) {
    if (oracle.caveat) counts.set(oracle.caveat, (counts.get(oracle.caveat) ?? 0) + 1);
  }
  return [...counts].map(
    ([caveat, n]) =>
      `${n} of ${tasks.length} tasks have verdicts that an answer could forge: ${caveat}`,
  );
}
