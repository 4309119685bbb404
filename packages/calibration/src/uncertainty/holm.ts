import { CalibrationInputError } from '../data/errors.ts';

/**
 * Holm's step-down adjustment of p-values for testing several hypotheses: reject where the adjusted
 * value is at most alpha, and the chance of any false rejection is at most alpha, however the tests
 * depend on each other.
 * @returns adjusted p-values in the order given. Source: Holm 1979.
 */
export const holm = (pValues: ArrayLike<number>): readonly number[] => {
  const m = pValues.length;
  const order = Array.from({ length: m }, (_, i) => i).sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = new Array<number>(m);
  let greatest = 0;
  order.forEach((i, rank) => {
    const p = pValues[i]!;
    if (!(p >= 0 && p <= 1)) {
      throw new CalibrationInputError(
        'option-invalid',
        `p-value ${p} at index ${i} is not in [0,1]`,
        i,
      );
    }
    greatest = Math.max(greatest, Math.min(1, (m - rank) * p));
    adjusted[i] = greatest;
  });
  return adjusted;
};
