import { lowerBound, sum } from '../data/arrays.ts';
import { normalCdf, normalQuantile } from '../numeric/normal.ts';
import type { Interval } from './interval.ts';
import { quantile } from './quantile.ts';

export type IntervalMethod = 'percentile' | 'bca';

/** An interval with the method that gave it in the end. */
export interface BootstrapInterval {
  readonly interval: Interval;
  readonly method: IntervalMethod;
}

/** Percentile interval: type-7 quantiles of the ascending replicates. */
export const percentileInterval = (ascending: Float64Array, level: number): Interval => [
  quantile(ascending, (1 - level) / 2),
  quantile(ascending, (1 + level) / 2),
];

/**
 * Bias-corrected and accelerated interval, with the acceleration from the values without one cluster
 * at a time. Falls back to the percentile interval, and says so, where the correction is infinite or
 * the jackknife values do not vary. Source: Efron 1987.
 */
export const bcaInterval = (
  ascending: Float64Array,
  estimate: number,
  jackknife: Float64Array,
  level: number,
): BootstrapInterval => {
  const fallback: BootstrapInterval = {
    interval: percentileInterval(ascending, level),
    method: 'percentile',
  };
  const bias = normalQuantile(shareBelow(ascending, estimate));
  const acceleration = accelerationOf(jackknife);
  if (!Number.isFinite(bias) || !Number.isFinite(acceleration)) return fallback;
  const tail = normalQuantile((1 - level) / 2);
  const end = (z: number): number => {
    const shifted = bias + z;
    return quantile(ascending, normalCdf(bias + shifted / (1 - acceleration * shifted)));
  };
  return { interval: [end(tail), end(-tail)], method: 'bca' };
};

/** Share of replicates below the estimate, half of the equal ones included. */
const shareBelow = (ascending: Float64Array, estimate: number): number => {
  const below = lowerBound(ascending, estimate);
  const equal = ascending.filter((value) => value === estimate).length;
  return (below + equal / 2) / ascending.length;
};

const accelerationOf = (jackknife: Float64Array): number => {
  const mean = sum(jackknife) / jackknife.length;
  const u = jackknife.map((value) => mean - value);
  return sum(u.map((x) => x ** 3)) / (6 * sum(u.map((x) => x * x)) ** 1.5);
};
