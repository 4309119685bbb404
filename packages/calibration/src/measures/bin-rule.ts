import { sum, zeros } from '../data/arrays.ts';
import { readCount } from '../data/options.ts';
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

/** Ends of the bins, ascending. Bin k holds lower < p <= upper (distinct values: both the value). */
export interface BinEdges {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Bins of equal width; each edge by one division, so that 3/10 is the number written 0.3. */
export const widthEdges = (count: number): BinEdges => {
  const edges = zeros(readCount(count, 'bins') + 1).map((_, k) => k / count);
  return { lower: edges.subarray(0, count), upper: edges.subarray(1) };
};

/** What a confidence is multiplied by in {@link widthBin}: a little less than the number of bins. */
export const widthScale = (count: number): number => count * (1 - 2 ** -50);

/**
 * The bin of equal width, from 0, of a confidence in [0,1]. The rounded product is never in a bin too
 * high, not even for an edge, and can be in one too low, which the edge tells: a branch that is hardly
 * ever taken.
 */
export const widthBin = (upper: Float64Array, scale: number, p: number): number => {
  let k = (p * scale) | 0;
  if (p > upper[k]!) k++;
  return k;
};

/** The bins of a rule for the points of a tally. */
export const edgesFor = (t: Tally, rule: BinRule): BinEdges => {
  if (rule.kind === 'width') return widthEdges(rule.count);
  return rule.kind === 'mass' ? massEdges(t, rule.count) : valueEdges(t.value);
};

/** Where each bin starts among the values of a tally, with their number appended. */
export const startsOf = (t: Tally, upper: ArrayLike<number>): Int32Array => {
  const start = new Int32Array(upper.length + 1);
  let i = 0;
  for (let k = 0; k < upper.length; k++) {
    while (t.value[i]! <= upper[k]!) i++;
    start[k + 1] = i;
  }
  return start;
};

const massEdges = (t: Tally, count: number): BinEdges => {
  const n = sum(t.count);
  const parts = Math.min(readCount(count, 'bins'), n);
  const edges = [0];
  const push = (edge: number) => {
    if (edges.length === 1 || edge !== edges.at(-1)) edges.push(edge);
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
  const all = Float64Array.from(edges);
  return { lower: all.subarray(0, -1), upper: all.subarray(1) };
};

/**
 * One bin a value, parted at the midpoints between neighbours (Kumar, Liang & Ma 2019). Two adjacent
 * floating-point numbers have no midpoint; where it rounds to the upper one they share a bin, as the
 * results of 0.1 + 0.2 and 0.3 do.
 */
const valueEdges = (value: Float64Array): BinEdges => {
  const lower: number[] = [];
  const upper: number[] = [];
  value.forEach((x, i) => {
    const k = lower.length - 1;
    const alone = k >= 0 && lower[k] === value[i - 1];
    if (alone && (lower[k]! + x) / 2 === x) {
      upper[k] = x;
    } else {
      lower.push(x);
      upper.push(x);
    }
  });
  return { lower: Float64Array.from(lower), upper: Float64Array.from(upper) };
};
