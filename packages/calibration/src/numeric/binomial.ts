import { isConfidence } from '../data/sample.ts';
import { betaTail } from './incomplete-beta.ts';

/** P(X <= k) for X the successes in `n` trials of probability `p`. */
export const binomialCdf = (k: number, n: number, p: number): number => {
  if (!(n >= 0 && isConfidence(p)) || Number.isNaN(k)) return Number.NaN;
  const successes = Math.floor(k);
  if (successes < 0) return 0;
  if (successes >= n) return 1;
  return betaTail(n - successes, successes + 1, 1 - p, p);
};
