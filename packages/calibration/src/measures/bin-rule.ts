import { lowerBound } from '../data/distinct.ts';
import { CalibrationInputError } from '../data/errors.ts';
import type { Tally } from '../data/tally.ts';

/**
 * How confidences are put into bins.
 * - `width`: `count` bins of equal width; edges k/count, closed on the right, 0 in the first bin.
 * - `mass`: about equally many points a bin (Kumar, Liang & Ma 2019): sorted points are split into
 *   `count` parts of which the first are one longer, edges are midpoints across the cuts, equal edges
 *   are merged; ties stay together, so there can be fewer bins.
 * - `distinct`: one bin per distinct confidence; no choice of edges at all. The right one for stated
 *   (verbalized) confidences.
 */
export type BinRule =
  | { readonly kind: 'width'; readonly count: number }
  | { readonly kind: 'mass'; readonly count: number }
  | { readonly kind: 'distinct' };

/** Ten bins of equal width, the field's usual choice. */
export const DEFAULT_BINS: BinRule = { kind: 'width', count: 10 };

export const checkBinCount = (count: number): number => {
  if (!(Number.isInteger(count) && count >= 1 && count <= 1e7)) {
    throw new CalibrationInputError(
      'option-invalid',
      `bin count ${count}: use a whole number >= 1`,
    );
  }
  return count;
};

/** Edges 0, 1/count, ..., 1; each by one division, so that 3/10 is the number written 0.3. */
export const widthEdges = (count: number): Float64Array =>
  Float64Array.from({ length: checkBinCount(count) + 1 }, (_, k) => k / count);

/** Upper edges of equal-mass bins over the points of a tally; bin k holds (edge[k-1], edge[k]]. */
export const massEdges = (t: Tally, count: number): Float64Array => {
  let n = 0;
  for (let i = 0; i < t.size; i++) n += t.count[i]!;
  const parts = Math.min(checkBinCount(count), n);
  const edges: number[] = [];
  const push = (edge: number) => {
    if (edge !== edges[edges.length - 1]) edges.push(edge);
  };
  let cut = 0;
  let before = 0; // points below value i
  let i = 0;
  for (let part = 0; part < parts - 1; part++) {
    cut += Math.floor(n / parts) + (part < n % parts ? 1 : 0);
    while (before + t.count[i]! < cut) before += t.count[i++]!;
    const next = before + t.count[i]! > cut ? t.value[i]! : t.value[i + 1]!;
    push((t.value[i]! + next) / 2);
  }
  if (n > 0) push(1);
  return Float64Array.from(edges);
};

/** Which bin each of some ascending distinct values belongs to. */
export interface ValueBins {
  readonly size: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Bin of value i. */
  readonly of: Int32Array;
}

/** Bins the distinct values of a tally by equal mass or one by one. */
export const binValues = (t: Tally, rule: Exclude<BinRule, { kind: 'width' }>): ValueBins =>
  rule.kind === 'mass' ? binByMass(t, rule.count) : binByValue(t.value);

const binByMass = (t: Tally, count: number): ValueBins => {
  const upper = massEdges(t, count);
  return {
    size: upper.length,
    lower: Float64Array.from(upper, (_, k) => (k === 0 ? 0 : upper[k - 1]!)),
    upper,
    of: Int32Array.from(t.value, (x) => lowerBound(upper, x)),
  };
};

/**
 * One bin a value, parted at the midpoints between neighbours (Kumar, Liang & Ma 2019). Two adjacent
 * floating-point numbers have no midpoint; where it rounds to the upper one they share a bin, as the
 * results of 0.1 + 0.2 and 0.3 do.
 */
const binByValue = (value: Float64Array): ValueBins => {
  const of = new Int32Array(value.length);
  const first: number[] = [];
  for (let i = 0; i < value.length; i++) {
    const alone = first[first.length - 1] === i - 1;
    const shared = alone && i > 0 && (value[i - 1]! + value[i]!) / 2 === value[i];
    if (!shared) first.push(i);
    of[i] = first.length - 1;
  }
  const size = first.length;
  return {
    size,
    lower: Float64Array.from(first, (i) => value[i]!),
    upper: Float64Array.from(first, (_, k) => value[(first[k + 1] ?? value.length) - 1]!),
    of,
  };
};
