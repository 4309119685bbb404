import { invalidPoint, type Numbers, readPair, readSample, readWeights } from '../data/sample.ts';
import { type Tally, tally } from '../data/tally.ts';
import { type BinRule, binValues, type ValueBins, widthEdges } from './bin-rule.ts';

/** Sums over the points of each bin; empty bins of equal width are kept, with count 0. */
export interface BinSums {
  readonly size: number;
  /** Bin k holds lower < p <= upper (distinct values: lower and upper are the value). */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Number of points. */
  readonly count: Float64Array;
  /** Total weight; equals `count` without weights. */
  readonly weight: Float64Array;
  /** Weighted sum of confidences. */
  readonly confidence: Float64Array;
  /** Weighted sum of outcomes. */
  readonly positive: Float64Array;
}

/** Validates the points and sums them per bin: one pass for equal widths, a tally otherwise. */
export const binPoints = (
  p: Numbers,
  y: Numbers,
  rule: BinRule,
  weights?: Numbers | undefined,
): BinSums => {
  if (rule.kind === 'width') return sumByWidth(p, y, rule.count, weights);
  const t = tally(readSample(p, y, { weights }));
  return sumValues(t, binValues(t, rule));
};

const sumByWidth = (
  p: Numbers,
  y: Numbers,
  bins: number,
  weights: Numbers | undefined,
): BinSums => {
  const edges = widthEdges(bins);
  const pair = readPair(p, y);
  const w = readWeights(weights, pair.p.length);
  const sums = w === undefined ? plainSums(pair, edges) : weightedSums(pair, w, edges);
  return { size: bins, lower: edges.subarray(0, bins), upper: edges.subarray(1), ...sums };
};

type Pair = { readonly p: Float64Array; readonly y: Float64Array };
type Sums = Pick<BinSums, 'count' | 'weight' | 'confidence' | 'positive'>;

const plainSums = ({ p, y }: Pair, edges: Float64Array): Sums => {
  const bins = edges.length - 1;
  // Bin k (from 1) at k; 0 alone at 0, which belongs to bin 1.
  const count = new Float64Array(bins + 1);
  const confidence = new Float64Array(bins + 1);
  const positive = new Float64Array(bins + 1);
  for (let i = 0; i < p.length; i++) {
    const x = p[i]!;
    const t = y[i]!;
    if (!(x >= 0 && x <= 1 && t * (1 - t) === 0)) throw invalidPoint(i, x, t);
    // The product is off by rounding at most, so that the true bin is this one or a neighbour.
    let k = Math.ceil(x * bins);
    if (x > edges[k]!) k++;
    else if (k > 1 && x <= edges[k - 1]!) k--;
    count[k]! += 1;
    confidence[k]! += x;
    positive[k]! += t;
  }
  const folded = [count, confidence, positive].map((sum) => {
    sum[1]! += sum[0]!;
    return sum.subarray(1);
  }) as [Float64Array, Float64Array, Float64Array];
  return { count: folded[0], weight: folded[0], confidence: folded[1], positive: folded[2] };
};

const weightedSums = ({ p, y }: Pair, w: Float64Array, edges: Float64Array): Sums => {
  const bins = edges.length - 1;
  const count = new Float64Array(bins);
  const weight = new Float64Array(bins);
  const confidence = new Float64Array(bins);
  const positive = new Float64Array(bins);
  for (let i = 0; i < p.length; i++) {
    const x = p[i]!;
    const t = y[i]!;
    if (!(x >= 0 && x <= 1 && t * (1 - t) === 0)) throw invalidPoint(i, x, t);
    const wi = w[i]!;
    if (wi === 0) continue;
    const k = widthBin(edges, x);
    count[k]! += 1;
    weight[k]! += wi;
    confidence[k]! += wi * x;
    positive[k]! += wi * t;
  }
  return { count, weight, confidence, positive };
};

/** Right-closed equal-width bin, from 0, of a confidence in [0,1], for edges 0, 1/M, ..., 1. */
export const widthBin = (edges: Float64Array, x: number): number => {
  const k = Math.ceil(x * (edges.length - 1));
  if (x > edges[k]!) return k;
  return k > 1 && x <= edges[k - 1]! ? k - 2 : Math.max(0, k - 1);
};

const sumValues = (t: Tally, { size, lower, upper, of }: ValueBins): BinSums => {
  const count = new Float64Array(size);
  const weight = t.weight === t.count ? count : new Float64Array(size);
  const confidence = new Float64Array(size);
  const positive = new Float64Array(size);
  for (let i = 0; i < t.size; i++) {
    const k = of[i]!;
    count[k]! += t.count[i]!;
    if (weight !== count) weight[k]! += t.weight[i]!;
    confidence[k]! += t.weight[i]! * t.value[i]!;
    positive[k]! += t.positive[i]!;
  }
  return { size, lower, upper, count, weight, confidence, positive };
};
