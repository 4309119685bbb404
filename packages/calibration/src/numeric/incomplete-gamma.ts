import { continuedFraction } from './continued-fraction.ts';
import { gammaPower } from './deviance.ts';

/** Regularised upper incomplete gamma function Q(a, x), a > 0, x >= 0, to full relative precision. */
export const regularizedGammaQ = (a: number, x: number): number => {
  if (!(a > 0 && x >= 0)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const power = gammaPower(a, x);
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let denominator = a + 1; term > sum * 1e-17; denominator++) {
      term *= x / denominator;
      sum += term;
    }
    return 1 - power * sum;
  }
  // Abramowitz & Stegun 6.5.31 in its even form.
  const fraction = continuedFraction(
    x + 1 - a,
    (i) => -i * (i - a),
    (i) => x + 1 - a + 2 * i,
  );
  return power / fraction;
};

/** Upper tail of the chi-squared distribution: P(X > x) with `df` degrees of freedom. */
export const chiSquaredUpper = (x: number, df: number): number =>
  x <= 0 ? 1 : regularizedGammaQ(df / 2, x / 2);
