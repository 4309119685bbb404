import { isConfidence } from '../data/sample.ts';
import { continuedFraction } from './continued-fraction.ts';
import { betaPower } from './deviance.ts';
import { sigmoid } from './logistic.ts';

/** The continued fraction of DiDonato & Morris (1992, eq. 9), good left of the mean. */
const leftTail = (a: number, b: number, x: number, y: number): number => {
  const lambda = a * y - b * x;
  const fraction = continuedFraction(
    (a * (lambda + 1)) / (a + 1),
    (n) => {
      const m = a + 2 * n - 1;
      return ((((a + n - 1) * (a + b + n - 1)) / m) * n * (b - n) * x * x) / m;
    },
    (n) => {
      const m = a + 2 * n;
      return n + (n * (b - n) * x) / (m - 1) + ((a + n) * (lambda + 1 + n * (1 + y))) / (m + 1);
    },
  );
  return betaPower(a, b, x, y) / fraction;
};

/**
 * I_x(a, b) with `y` = 1 - x given apart, for callers that know it without cancellation.
 * Needs a, b > 0; x or y at or below 0 is the end of the range.
 */
export const betaTail = (a: number, b: number, x: number, y: number): number => {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  return x <= a / (a + b) ? leftTail(a, b, x, y) : 1 - leftTail(b, a, y, x);
};

/** Regularised incomplete beta function I_x(a, b), for a, b > 0 and x in [0, 1]. */
export const regularizedBeta = (a: number, b: number, x: number): number => {
  if (!(a > 0 && b > 0 && isConfidence(x))) return Number.NaN;
  return betaTail(a, b, x, 1 - x);
};

/**
 * The logit of the x with I_x(a, b) = p. Solved on the logit scale, so that results within 1e-300
 * of either end keep their digits.
 */
export const inverseBetaLogit = (a: number, b: number, p: number): number => {
  if (!(a > 0 && b > 0 && isConfidence(p))) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p > 0.5) return -inverseBetaLogit(b, a, 1 - p);
  let low = -745;
  let high = 745;
  let u = Math.log(a / b);
  // Newton on ln I, which is nearly linear in the logit along the lower tail; bisect when it leaves
  // the bracket.
  for (let i = 0; i < 200; i++) {
    const x = sigmoid(u);
    const y = sigmoid(-u);
    const tail = betaTail(a, b, x, y);
    if (tail > p) high = u;
    else low = u;
    const step = (Math.log(tail / p) * tail) / betaPower(a, b, x, y);
    let next = u - step;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - u) <= 4e-16 * Math.max(1, Math.abs(u))) return next;
    u = next;
  }
  return u;
};

/** The x in [0, 1] with I_x(a, b) = p: the quantile of the beta distribution. */
export const inverseRegularizedBeta = (a: number, b: number, p: number): number =>
  sigmoid(inverseBetaLogit(a, b, p));
