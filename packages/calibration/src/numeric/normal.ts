import { regularizedGammaP, regularizedGammaQ } from './incomplete-gamma.ts';

/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/** Distribution function of the standard normal; the lower tail keeps its relative precision. */
export function normalCdf(x: number): number {
  const half = 0.5 * x * x;
  return x < 0 ? 0.5 * regularizedGammaQ(0.5, half) : 0.5 + 0.5 * regularizedGammaP(0.5, half);
}

/** The x with `normalCdf(x) = p`; infinite at 0 and 1, NaN outside [0, 1]. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  // Abramowitz & Stegun 26.2.23 is within 4.5e-4; two steps of Halley's method are within rounding.
  const t = Math.sqrt(-2 * Math.log(p));
  let x =
    (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) -
    t;
  for (let i = 0; i < 2; i += 1) {
    const error = (normalCdf(x) - p) / normalDensity(x);
    x -= error / (1 + 0.5 * x * error);
  }
  return x;
}
