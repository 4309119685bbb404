import { zeros } from '../data/arrays.ts';
import {
  invalidPoint,
  isPoint,
  type Numbers,
  readPair,
  readSample,
  type Sample,
} from '../data/sample.ts';
import { type Tally, tally } from '../data/tally.ts';
import {
  type BinEdges,
  type BinRule,
  binsOf,
  edgesFor,
  widthEdges,
  widthFinder,
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
  const binOf = widthFinder(size);
  // By bin and outcome, which halves the chains of additions that wait for one another.
  const counts = zeros(2 * size);
  const weights = w ? zeros(2 * size) : counts;
  const sums = zeros(2 * size);
  for (let i = 0; i < p.length; i++) {
    const x = p[i]!;
    const t = y[i]!;
    if (!isPoint(x, t)) throw invalidPoint(x, t, i);
    const at = 2 * binOf(x) + t;
    counts[at]! += 1;
    if (w) {
      weights[at]! += w[i]!;
      sums[at]! += w[i]! * x;
    } else {
      sums[at]! += x;
    }
  }
  const both = (s: Float64Array) => zeros(size).map((_, k) => s[2 * k]! + s[2 * k + 1]!);
  const count = both(counts);
  return {
    ...edges,
    size,
    count,
    weight: w ? both(weights) : count,
    confidence: both(sums),
    positive: count.map((_, k) => weights[2 * k + 1]!),
  };
};

/** Sums per bin of points that are summed per distinct confidence already. */
export const binTally = (t: Tally, rule: BinRule): BinSums => {
  const edges = edgesFor(t, rule);
  const of = binsOf(t, rule, edges);
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
