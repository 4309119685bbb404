import { isConfidence } from '../data/sample.ts';
import { regularizedGammaQ } from './incomplete-gamma.ts';

/** Density of the standard normal distribution. */
export const normalDensity = (x: number): number => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);

/** Distribution function of the standard normal; the lower tail keeps its relative precision. */
export const normalCdf = (x: number): number => {
  const tail = 0.5 * regularizedGammaQ(0.5, 0.5 * x * x);
  return x < 0 ? tail : 1 - tail;
};

/** The x with `normalCdf(x) = p`; infinite at 0 and 1, NaN outside [0, 1]. */
export const normalQuantile = (p: number): number => {
  if (!isConfidence(p)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  // Newton on the logarithm of the tail, which is concave: from below it never overshoots.
  let x = -Math.sqrt(-2 * Math.log(p));
  for (let i = 0; i < 8; i++) {
    const tail = normalCdf(x);
    x -= (Math.log(tail / p) * tail) / normalDensity(x);
  }
  return x;
};
