import { range } from '../data/arrays.ts';
import { checkOption } from '../data/errors.ts';

/**
 * Holm's step-down adjustment of p-values for testing several hypotheses: reject where the adjusted
 * value is at most alpha, and the chance of any false rejection is at most alpha, however the tests
 * depend on each other.
 * @returns adjusted p-values in the order given. Source: Holm 1979.
 */
export const holm = (pValues: ArrayLike<number>): readonly number[] => {
  const m = pValues.length;
  const adjusted = new Array<number>(m);
  let greatest = 0;
  range(m)
    .sort((a, b) => pValues[a]! - pValues[b]!)
    .forEach((i, rank) => {
      const p = pValues[i]!;
      checkOption(p >= 0 && p <= 1, `p-value ${p}`, 'a number in [0,1]', i);
      greatest = Math.max(greatest, Math.min(1, (m - rank) * p));
      adjusted[i] = greatest;
    });
  return adjusted;
};
