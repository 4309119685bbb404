import type { ClusteredSample } from '../data/sample.ts';
import type { ClusterSums } from './cluster-sums.ts';

/** A statistic made ready to be computed on many resamples of the clusters of one sample. */
export interface PreparedStatistic {
  /** The sums that the statistic is a function of. */
  readonly sums: ClusterSums;
  /**
   * The value from totals of those sums and the total weight of the resample. NaN where undefined.
   * May reuse scratch memory: one call at a time.
   */
  readonly evaluate: (totals: Float64Array, weight: number) => number;
}

/**
 * A measure as a function of sums over clusters, so that a resample costs as much as the sums, not as
 * the points. Cut points (edges of bins of equal mass) are those of the whole sample.
 */
export type Statistic = (sample: ClusteredSample) => PreparedStatistic;
