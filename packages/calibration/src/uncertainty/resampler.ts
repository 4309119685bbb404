import { addRows } from './cluster-sums.ts';
import { type DenseRows, denseRows } from './dense-rows.ts';
import type { Counts } from './draws.ts';
import type { PreparedStatistic } from './statistic.ts';

/** Evaluates statistics on weighted clusters again and again. */
export interface Resampler {
  /** How often each cluster is drawn; to be set before `evaluate`. */
  readonly counts: Counts;
  /** The values of the statistics, NaN where undefined; the array is reused. */
  readonly evaluate: () => Float64Array;
}

export interface ResamplerOptions {
  /** About how often it will be used. */
  readonly times: number;
  /** Whether the counts always add up to the number of clusters. */
  readonly fullSize: boolean;
}

/**
 * Puts the dense sums of all statistics side by side, with the weights of the clusters, so that one
 * pass over one matrix serves them all.
 */
export const resampler = (
  prepared: readonly PreparedStatistic[],
  weights: Float64Array,
  { times, fullSize }: ResamplerOptions,
): Resampler => {
  const knownWeight = fullSize ? commonTotal(weights) : undefined;
  const weightColumns = knownWeight === undefined ? 1 : 0;
  const offsets: number[] = [];
  let columns = weightColumns;
  for (const { sums } of prepared) {
    offsets.push(columns);
    if (sums.sparse === undefined) columns += sums.cells * sums.width;
  }
  const rows = denseRows(weights.length, columns, times);
  if (knownWeight === undefined) {
    for (let g = 0; g < weights.length; g++) rows.set(g, 0, weights[g]!);
  }
  const totalsOf = prepared.map((statistic, s) => stack(statistic, rows, offsets[s]!));
  const values = new Float64Array(prepared.length);
  return {
    counts: rows.counts,
    evaluate: () => {
      rows.sum();
      const weight = knownWeight ?? rows.totals[0]!;
      for (let s = 0; s < prepared.length; s++) {
        values[s] = prepared[s]!.evaluate(totalsOf[s]!(), weight);
      }
      return values;
    },
  };
};

/** The sum of weights that are all the same; undefined if they are not. */
const commonTotal = (weights: Float64Array): number | undefined =>
  weights.every((weight) => weight === weights[0]) ? weights.length * (weights[0] ?? 0) : undefined;

/** Copies dense sums into the matrix; gives the way to the totals of the statistic. */
const stack = (
  { sums }: PreparedStatistic,
  rows: DenseRows,
  offset: number,
): (() => Float64Array) => {
  const width = sums.cells * sums.width;
  if (sums.sparse !== undefined) {
    const totals = new Float64Array(width);
    return () => {
      addRows(sums, rows.counts.counts, 0, totals.fill(0));
      return totals;
    };
  }
  for (let g = 0, at = 0; g < sums.rows; g++) {
    for (let j = 0; j < width; j++) rows.set(g, offset + j, sums.values[at++]!);
  }
  const totals = rows.totals.subarray(offset, offset + width);
  return () => totals;
};
