import { zeros } from '../data/arrays.ts';
import { checkPoint, type Numbers, readPair, readSample, type Sample } from '../data/sample.ts';
import { type Tally, tally } from '../data/tally.ts';
import {
  type BinEdges,
  type BinRule,
  edgesFor,
  searchEdges,
  startsOf,
  widthBin,
  widthEdges,
} from './bin-rule.ts';

/** Sums over the points of each bin. */
export interface Sums {
  /** Number of points. */
  readonly count: Float64Array;
  /** Total weight; equals `count` without weights. */
  readonly weight: Float64Array;
  /** Weighted sum of confidences. */
  readonly confidence: Float64Array;
  /** Weighted sum of outcomes. */
  readonly positive: Float64Array;
}

/** The sums with the bins they are of; empty bins of equal width are kept, with count 0. */
export interface BinSums extends BinEdges, Sums {
  readonly size: number;
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

/** Checks the points on the way. */
const sumByWidth = ({ p, y, weights: w }: Points, size: number): BinSums => {
  const edges = widthEdges(size);
  const search = searchEdges(size);
  // By bin and outcome: fewer additions, and fewer that wait for the one before.
  const counts = new Int32Array(2 * size);
  const weights = w ? zeros(2 * size) : counts;
  const confidences = zeros(2 * size);
  for (let i = 0; i < p.length; i++) {
    const x = p[i]!;
    const t = y[i]!;
    checkPoint(x, t, i);
    const at = 2 * widthBin(search, size, x) + (t | 0);
    const weight = w ? w[i]! : 1;
    counts[at]! += 1;
    if (w) weights[at]! += weight;
    confidences[at]! += weight * x;
  }
  const both = (s: Numbers) => zeros(size).map((_, k) => s[2 * k]! + s[2 * k + 1]!);
  const count = both(counts);
  return {
    ...edges,
    size,
    count,
    weight: w ? both(weights) : count,
    confidence: both(confidences),
    positive: count.map((_, k) => weights[2 * k + 1]!),
  };
};

/** Sums over neighbours in a tally: entry k is of the values `start[k]` to before `start[k + 1]`. */
export const sumRanges = (t: Tally, start: Int32Array): Sums => {
  const size = start.length - 1;
  const count = zeros(size);
  const weight = t.weight === t.count ? count : zeros(size);
  const confidence = zeros(size);
  const positive = zeros(size);
  for (let k = 0; k < size; k++) {
    for (let i = start[k]!; i < start[k + 1]!; i++) {
      count[k]! += t.count[i]!;
      if (weight !== count) weight[k]! += t.weight[i]!;
      confidence[k]! += t.weight[i]! * t.value[i]!;
      positive[k]! += t.positive[i]!;
    }
  }
  return { count, weight, confidence, positive };
};

/** Sums per bin of points that are summed per distinct confidence already. */
export const binTally = (t: Tally, rule: BinRule): BinSums => {
  const edges = edgesFor(t, rule);
  return { ...edges, size: edges.upper.length, ...sumRanges(t, startsOf(t, edges.upper)) };
};
