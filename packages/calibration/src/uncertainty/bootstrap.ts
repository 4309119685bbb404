import { sum, zeros } from '../data/arrays.ts';
import { readCount, readLevel } from '../data/options.ts';
import { type ClusteredPoints, type ClusteredSample, readClustered } from '../data/sample.ts';
import { bcaInterval, type IntervalMethod, percentileInterval } from './bootstrap-interval.ts';
import { addRow } from './cluster-sums.ts';
import { type Draw, type GivenDraws, givenDraws, seededDraws } from './draws.ts';
import type { Interval } from './interval.ts';
import { standardDeviation } from './quantile.ts';
import { type Kernels, resampled } from './resampler.ts';
import type { PreparedStatistic, Statistic } from './statistic.ts';

export interface BootstrapOptions {
  /** Number of resamples; default 1000. */
  readonly resamples?: number;
  /** Default 0.95. */
  readonly level?: number;
  /** Default `percentile`. `bca` evaluates every statistic once more for each cluster. */
  readonly method?: IntervalMethod;
  /** Seed of the draws; default 1. */
  readonly seed?: number;
  /** Cluster positions (by first appearance) drawn elsewhere, instead of `resamples` and `seed`. */
  readonly draws?: GivenDraws;
  /**
   * `simd` of `@credence/calibration/simd` runs the inner loop on vector registers where there are any;
   * the numbers are the same to the last bit. Default: in JavaScript.
   */
  readonly kernels?: Kernels | undefined;
}

/** What the bootstrap says about one statistic. */
export interface BootstrapResult {
  /** Value on the whole sample; null where undefined. */
  readonly estimate: number | null;
  /** Null with fewer than two clusters, or when no resample had a value. */
  readonly interval: Interval | null;
  /** The method that gave the interval: `percentile` where BCa could not be computed. */
  readonly method: IntervalMethod;
  /** Standard deviation of the replicates; null with fewer than two. */
  readonly standardError: number | null;
  /** Values of the resamples in the order drawn; NaN where undefined. */
  readonly replicates: Float64Array;
  /** How many resamples left the statistic undefined; the interval is of the others. */
  readonly undefinedReplicates: number;
  /** Number of clusters. */
  readonly groups: number;
}

/**
 * Cluster bootstrap: draws as many clusters as there are, with replacement, and recomputes every
 * statistic from sums per cluster, all on the same draws. Cost: O(n) once, then O(clusters x columns)
 * a resample; no point is copied.
 *
 * ECE is biased up in small samples, and so are its replicates; show the debiased value beside it.
 *
 * @returns one result for each of the named statistics.
 * @throws CalibrationInputError for invalid points or options.
 * Source: Davison & Hinkley 1997, section 3.8; Field & Welsh 2007.
 */
export const clusterBootstrap = <Name extends string>(
  points: ClusteredPoints,
  statistics: Readonly<Record<Name, Statistic>>,
  options: BootstrapOptions = {},
): Readonly<Record<Name, BootstrapResult>> => {
  const level = readLevel(options.level);
  const sample = readClustered(points);
  const weights = clusterWeights(sample);
  const result = {} as Record<Name, BootstrapResult>;
  for (const name of Object.keys(statistics) as Name[]) {
    const prepared = statistics[name](sample);
    const values = (times: number, draw: Draw) =>
      resampled(prepared, weights, times, draw, options.kernels);
    // Summed as the resamples are, so that one that draws every cluster once is equal to the last bit.
    const [estimate] = values(1, (counts) => counts.fill(1).length);
    const replicates = Float64Array.from(values(...drawsFor(weights.length, options)));
    result[name] = summarize(prepared, weights, estimate!, replicates, level, options.method);
  }
  return result;
};

/** Total weight of each cluster. */
export const clusterWeights = ({ n, weights, clusters }: ClusteredSample): Float64Array => {
  const sums = zeros(clusters.size);
  for (let i = 0; i < n; i++) sums[clusters.of[i]!]! += weights ? weights[i]! : 1;
  return sums;
};

/** How many resamples to draw, and how. */
export const drawsFor = (
  groups: number,
  { draws, resamples = 1000, seed = 1 }: Pick<BootstrapOptions, 'draws' | 'resamples' | 'seed'>,
): [times: number, draw: Draw] =>
  draws
    ? [draws.length, givenDraws(draws)]
    : [readCount(resamples, 'resamples'), seededDraws(seed, groups)];

const summarize = (
  statistic: PreparedStatistic,
  weights: Float64Array,
  estimate: number,
  replicates: Float64Array,
  level: number,
  method: IntervalMethod = 'percentile',
): BootstrapResult => {
  const groups = weights.length;
  const ascending = replicates.filter((value) => !Number.isNaN(value)).sort();
  const known = groups > 1 && ascending.length > 0;
  return {
    estimate: Number.isNaN(estimate) ? null : estimate,
    standardError: standardDeviation(ascending),
    replicates,
    undefinedReplicates: replicates.length - ascending.length,
    groups,
    ...(known && method === 'bca'
      ? bcaInterval(ascending, estimate, withoutEach(statistic, weights), level)
      : { interval: known ? percentileInterval(ascending, level) : null, method }),
  };
};

/** Values of the statistic without one cluster at a time. */
const withoutEach = (
  { sums, evaluate }: PreparedStatistic,
  weights: Float64Array,
): Float64Array => {
  const whole = zeros(sums.cells * sums.width);
  for (let g = 0; g < weights.length; g++) addRow(sums, g, 1, whole);
  const weight = sum(weights);
  return weights.map((w, g) => {
    const totals = whole.slice();
    addRow(sums, g, -1, totals);
    return evaluate(totals, weight - w);
  });
};
