import { readLevel } from '../data/options.ts';
import { inverseRegularizedBeta } from '../numeric/incomplete-beta.ts';
import { normalQuantile } from '../numeric/normal.ts';
import type { Interval } from './interval.ts';

/**
 * Wilson score interval of k successes in n independent trials.
 * @returns null when n = 0. Source: Wilson 1927.
 */
export const wilsonInterval = (k: number, n: number, level?: number): Interval | null => {
  const z = normalQuantile(0.5 + readLevel(level) / 2);
  if (n === 0) return null;
  const rate = k / n;
  const shrink = 1 + (z * z) / n;
  const centre = rate + (z * z) / (2 * n);
  const half = z * Math.sqrt((rate * (1 - rate)) / n + ((z / n) * z) / (4 * n));
  return [
    k === 0 ? 0 : Math.max(0, (centre - half) / shrink),
    k === n ? 1 : Math.min(1, (centre + half) / shrink),
  ];
};

/**
 * Clopper-Pearson ("exact") interval of k successes in n independent trials: covers at least `level`.
 * @returns null when n = 0. Source: Clopper & Pearson 1934.
 */
export const clopperPearsonInterval = (k: number, n: number, level?: number): Interval | null => {
  const tail = (1 - readLevel(level)) / 2;
  if (n === 0) return null;
  return [
    k === 0 ? 0 : inverseRegularizedBeta(k, n - k + 1, tail),
    k === n ? 1 : inverseRegularizedBeta(k + 1, n - k, 1 - tail),
  ];
};

/** One-sided Clopper-Pearson upper bound: at least the true rate with probability `level`. */
export const clopperPearsonUpper = (k: number, n: number, level?: number): number | null => {
  const confidence = readLevel(level);
  if (n === 0) return null;
  return k === n ? 1 : inverseRegularizedBeta(k + 1, n - k, confidence);
};
