import { Random } from './random.ts';

/**
 * Groups in a random order that depends on their names and the seed alone, cut into parts of these
 * shares: folds of cross-validation, or data to fit and data to test. Whole groups, since points of one
 * group are not independent.
 * @param groups names, of which equal ones count once
 * @param shares of the parts; only their proportions matter
 */
export const splitGroups = (
  groups: Iterable<string>,
  shares: readonly number[],
  seed: number,
): readonly ReadonlySet<string>[] => {
  const order = [...new Set(groups)].sort();
  const random = new Random(seed);
  for (let i = order.length - 1; i > 0; i--) {
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
};
