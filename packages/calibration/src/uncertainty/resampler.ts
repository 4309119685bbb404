import { zeros } from '../data/arrays.ts';
import { addRows } from './cluster-sums.ts';
import { type Counts, plainCounts } from './draws.ts';
import { type PoissonFill, type PoissonSource, poissonFill } from './poisson.ts';
import type { PreparedStatistic } from './statistic.ts';

/** Evaluates a statistic on weighted clusters again and again, some resamples at a time. */
export interface Resampler {
  /** How often each cluster is drawn in each resample of a batch; to be set before `evaluate`. */
  readonly batch: readonly Counts[];
  /** Makes a generator that fills those counts. */
  readonly poisson: (source: PoissonSource) => PoissonFill;
  /** Values of the statistic on the first so many of the batch, NaN where undefined. */
  readonly evaluate: (resamples: number) => readonly number[];
}

/**
 * The statistic with so many of each of the first clusters, and so many of those that follow.
 * @param weights total weight of each cluster.
 */
export const rowEvaluator = (
  { sums, evaluate }: PreparedStatistic,
  weights: Float64Array,
): ((counts: Uint8Array, following?: Uint8Array) => number) => {
  const totals = zeros(sums.cells * sums.width);
  return (...parts) => {
    totals.fill(0);
    let weight = 0;
    let first = 0;
    for (const counts of parts) {
      if (counts === undefined) continue;
      addRows(sums, counts, first, totals);
      for (const m of counts) weight += m * weights[first++]!;
    }
    return evaluate(totals, weight);
  };
};

/** Resamples in JavaScript. */
export const plainResampler = (statistic: PreparedStatistic, weights: Float64Array): Resampler => {
  const memory = plainCounts(weights.length);
  const value = rowEvaluator(statistic, weights);
  return { batch: [memory], poisson: poissonFill, evaluate: () => [value(memory.counts)] };
};

/**
 * Makes a quicker resampler with the same numbers to the last bit; undefined where it cannot, or would
 * not be quicker.
 * @param times about how often it will be used.
 * @param fullSize whether the counts always add up to the number of clusters.
 */
export type Kernels = (
  statistic: PreparedStatistic,
  weights: Float64Array,
  times: number,
  fullSize: boolean,
) => Resampler | undefined;
