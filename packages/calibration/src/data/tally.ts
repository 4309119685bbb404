import { distinctCells } from './distinct.ts';
import type { Sample } from './sample.ts';
import { outcomeOf, sortWithOutcomes } from './sort.ts';
import { ValueTable } from './value-table.ts';

/**
 * The points summed per distinct confidence, ascending. Every measure that looks only at confidences
 * and outcomes, whatever their order, is a function of this table.
 */
export interface Tally {
  /** Number of distinct confidences. */
  readonly size: number;
  /** Distinct confidences, ascending. */
  readonly value: Float64Array;
  /** Number of points at each. */
  readonly count: Float64Array;
  /** Total weight at each; the number of points when there are no weights. */
  readonly weight: Float64Array;
  /** Weight of outcome 1 at each. */
  readonly positive: Float64Array;
}

/**
 * Sums the points of a sample per distinct confidence. Points of weight zero are left out.
 * Cost: O(n) for up to 1024 distinct values, otherwise one sort.
 */
export const tally = (sample: Sample): Tally =>
  sample.weights === undefined
    ? (tallyByTable(sample) ?? tallyBySorting(sample))
    : tallyWeighted(sample, sample.weights);

/** The tally of an unweighted sample with up to 1024 distinct confidences; undefined if it has more. */
export const tallyByTable = ({ n, p, y }: Sample): Tally | undefined => {
  const table = new ValueTable();
  const count = new Float64Array(table.values.length);
  const ones = new Float64Array(table.values.length);
  for (let i = 0; i < n; i++) {
    const k = table.numberOf(p[i]!);
    if (k < 0) return undefined;
    count[k]! += 1;
    ones[k]! += y[i]!;
  }
  const order = table.ascending();
  const pick = (from: Float64Array) => Float64Array.from(order, (k) => from[k]!);
  const counts = pick(count);
  return {
    size: order.length,
    value: pick(table.values),
    count: counts,
    weight: counts,
    positive: pick(ones),
  };
};

const tallyBySorting = ({ n, p, y }: Sample): Tally => {
  const signed = sortWithOutcomes(p, y);
  const value = new Float64Array(n);
  const weight = new Float64Array(n);
  const positive = new Float64Array(n);
  let size = 0;
  for (let i = 0; i < n; size++) {
    const x = Math.abs(signed[i]!);
    const from = i;
    let ones = 0;
    while (i < n && Math.abs(signed[i]!) === x) ones += outcomeOf(signed[i++]!);
    value[size] = x;
    weight[size] = i - from;
    positive[size] = ones;
  }
  const counts = weight.subarray(0, size);
  return {
    size,
    value: value.subarray(0, size),
    count: counts,
    weight: counts,
    positive: positive.subarray(0, size),
  };
};

const tallyWeighted = ({ n, p, y }: Sample, w: Float64Array): Tally => {
  const kept = p.filter((_, i) => w[i]! > 0);
  const { values, cell } = distinctCells(kept);
  const count = new Float64Array(values.length);
  const weight = new Float64Array(values.length);
  const positive = new Float64Array(values.length);
  for (let i = 0, j = 0; i < n; i++) {
    if (w[i]! > 0) {
      const k = cell[j++]!;
      count[k]! += 1;
      weight[k]! += w[i]!;
      positive[k]! += w[i]! * y[i]!;
    }
  }
  return { size: values.length, value: values, count, weight, positive };
};
