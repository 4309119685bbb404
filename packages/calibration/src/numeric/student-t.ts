import { isConfidence } from '../data/sample.ts';
import { betaTail, inverseBetaLogit } from './incomplete-beta.ts';

/** Upper tail P(T > t) of Student's t with `df` > 0 degrees of freedom. */
export const studentTUpper = (t: number, df: number): number => {
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN;
  if (t < 0) return 1 - studentTUpper(-t, df);
  const ratio = (t / df) * t;
  return 0.5 * betaTail(df / 2, 0.5, 1 / (1 + ratio), 1 / (1 + 1 / ratio));
};

/** Distribution function P(T <= t) of Student's t with `df` degrees of freedom. */
export const studentTCdf = (t: number, df: number): number => studentTUpper(-t, df);

/** The t with `studentTCdf(t, df) = p`. */
export const studentTQuantile = (p: number, df: number): number => {
  if (!isConfidence(p)) return Number.NaN;
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentTQuantile(1 - p, df);
  return -Math.sqrt(df * Math.exp(-inverseBetaLogit(df / 2, 0.5, 2 * p)));
};
