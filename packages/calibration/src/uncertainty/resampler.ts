import { zeros } from '../data/arrays.ts';
import { addRow, type ClusterSums } from './cluster-sums.ts';
import type { Draw } from './draws.ts';
import type { PreparedStatistic } from './statistic.ts';

/** Adds up the clusters of some resamples at a time. */
export interface Adder {
  /** How often each cluster is drawn in each resample; to be set before `totals`. */
  readonly batch: readonly Uint8Array[];
  /**
   * Totals of the first so many resamples, and after them the total weight where there are weights. The
   * arrays are reused.
   */
  readonly totals: (resamples: number) => readonly Float64Array[];
}

/**
 * Makes a quicker adder with the same numbers to the last bit; undefined where it cannot, or would not
 * be quicker.
 * @param weights total weight of each cluster; undefined where they are equal.
 * @param times how often it will be used.
 */
export type Kernels = (
  sums: ClusterSums,
  groups: number,
  weights: Float64Array | undefined,
  times: number,
) => Adder | undefined;

/**
 * Values of a statistic on so many resamples, NaN where undefined.
 * @param weights total weight of each cluster.
 */
export const resampled = (
  { sums, evaluate }: PreparedStatistic,
  weights: Float64Array,
  times: number,
  draw: Draw,
  kernels: Kernels = plainAdder,
): number[] => {
  const last = sums.cells * sums.width;
  const [heft = 0] = weights;
  const varied = weights.some((w) => w !== heft) ? weights : undefined;
  const make = (from: Kernels) => from(sums, weights.length, varied, times);
  const { batch, totals } = make(kernels) ?? make(plainAdder)!;
  const values: number[] = [];
  while (values.length < times) {
    const sizes = batch.slice(0, times - values.length).map(draw);
    totals(sizes.length).forEach((t, r) => {
      values.push(evaluate(t.subarray(0, last), varied ? t[last]! : heft * sizes[r]!));
    });
  }
  return values;
};

const plainAdder: Kernels = (sums, groups, weights) => {
  const counts = new Uint8Array(groups);
  const totals = zeros(sums.cells * sums.width + 1);
  return {
    batch: [counts],
    totals: () => {
      totals.fill(0);
      for (let g = 0; g < groups; g++) {
        if (counts[g]! > 0) addRow(sums, g, counts[g]!, totals);
        if (weights) totals[totals.length - 1]! += counts[g]! * weights[g]!;
      }
      return [totals];
    },
  };
};
