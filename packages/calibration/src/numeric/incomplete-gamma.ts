import { continuedFraction } from './continued-fraction.ts';
import { gammaPower } from './deviance.ts';

/** Both tails of the regularised incomplete gamma function, each to full relative precision. */
function gammaTails(a: number, x: number): { readonly lower: number; readonly upper: number } {
  if (!(a > 0) || Number.isNaN(x) || x < 0) return { lower: Number.NaN, upper: Number.NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const power = gammaPower(a, x);
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let denominator = a + 1; term > sum * 1e-17; denominator += 1) {
      term *= x / denominator;
      sum += term;
    }
    const lower = power * sum;
    return { lower, upper: 1 - lower };
  }
  // Abramowitz & Stegun 6.5.31 in its even form.
  const fraction = continuedFraction(
    x + 1 - a,
    (i) => -i * (i - a),
    (i) => x + 1 - a + 2 * i,
  );
  const upper = power / fraction;
  return { lower: 1 - upper, upper };
}

/** Regularised lower incomplete gamma function P(a, x), a > 0, x >= 0. */
export const regularizedGammaP = (a: number, x: number): number => gammaTails(a, x).lower;

/** Regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x). */
export const regularizedGammaQ = (a: number, x: number): number => gammaTails(a, x).upper;

/** Upper tail of the chi-squared distribution: P(X > x) with `df` degrees of freedom. */
export function chiSquaredUpper(x: number, df: number): number {
  return x <= 0 ? 1 : regularizedGammaQ(df / 2, x / 2);
}
