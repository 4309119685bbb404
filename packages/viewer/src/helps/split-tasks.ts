import { Random } from '@credence/calibration';

/**
 * The tasks in a random order that depends on their names and the seed alone, cut into parts of
 * these shares. Whole tasks: samples of one task are not independent.
 */
export function splitTasks(
  tasks: Iterable<string>,
  shares: readonly number[],
  seed: number,
): readonly ReadonlySet<string>[] {
  const order = [...new Set(tasks)].sort();
  const random = new Random(seed);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const total = shares.reduce((sum, share) => sum + share, 0);
  let share = 0;
  let from = 0;
  return shares.map((one) => {
    share += one;
    const to = Math.round((share / total) * order.length);
    const part = new Set(order.slice(from, to));
    from = to;
    return part;
  });
}
