import { zeros } from '../data/arrays.ts';
import { invalidPoint, type Numbers, readPair, readSample, type Sample } from '../data/sample.ts';
import { type Tally, tally } from '../data/tally.ts';
import {
  type BinEdges,
  type BinRule,
  binsOf,
  edgesFor,
  searchEdges,
  widthBin,
  widthEdges,
} from './bin-rule.ts';

/** Sums over the points of each bin; empty bins of equal width are kept, with count 0. */
export interface BinSums extends BinEdges {
  readonly size: number;
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
): BinSums =>
  rule.kind === 'width'
    ? sumByWidth(weights ? readSample(p, y, { weights }) : readPair(p, y), rule.count)
    : binTally(tally(readSample(p, y, { weights })), rule);

type Points = Pick<Sample, 'p' | 'y'> & Partial<Sample>;

const sumByWidth = ({ p, y, weights: w }: Points, size: number): BinSums => {
  const edges = widthEdges(size);
  const search = searchEdges(size);
  // By bin and outcome, which halves the chains of additions that wait for one another.
  const counts = new Int32Array(2 * size);
  const sums = zeros(2 * size);
  const weights = zeros(w ? 2 * size : 0);
  for (let i = 0; i < p.length; i++) {
    const x = p[i]!;
    const t = y[i]!;
    if (!(x >= 0 && x <= 1 && t * (1 - t) === 0)) throw invalidPoint(x, t, i);
    const at = 2 * widthBin(search, size, x) + (t | 0);
    counts[at]! += 1;
    if (w) {
      weights[at]! += w[i]!;
      sums[at]! += w[i]! * x;
    } else {
      sums[at]! += x;
    }
  }
  const ones = (s: Numbers) => zeros(size).map((_, k) => s[2 * k + 1]!);
  const all = (s: Numbers) => ones(s).map((one, k) => one + s[2 * k]!);
  const count = all(counts);
  return {
    ...edges,
    size,
    count,
    weight: w ? all(weights) : count,
    confidence: all(sums),
    positive: ones(w ? weights : counts),
  };
};

/** Sums per bin of points that are summed per distinct confidence already. */
export const binTally = (t: Tally, rule: BinRule): BinSums => {
  const edges = edgesFor(t, rule);
  const of = binsOf(t, edges);
  const size = edges.upper.length;
  const count = zeros(size);
  const weight = t.weight === t.count ? count : zeros(size);
  const confidence = zeros(size);
  const positive = zeros(size);
  for (let i = 0; i < t.size; i++) {
    const k = of[i]!;
    count[k]! += t.count[i]!;
    if (weight !== count) weight[k]! += t.weight[i]!;
    confidence[k]! += t.weight[i]! * t.value[i]!;
    positive[k]! += t.positive[i]!;
  }
  return { ...edges, size, count, weight, confidence, positive };
};
