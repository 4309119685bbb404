import { zeros } from '../data/arrays.ts';
import {
  checkPoints,
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
  edgesFor,
  startsOf,
  widthBin,
  widthEdges,
  widthScale,
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

const sumByWidth = ({ p, y, weights: w }: Points, size: number): BinSums => {
  const edges = widthEdges(size);
  const { upper } = edges;
  const scale = widthScale(size);
  // By bin, turn and outcome: additions to one place would wait for one another.
  const counts = new Int32Array(4 * size);
  const sums = zeros(4 * size);
  const weights = zeros(w ? 4 * size : 0);
  const paired = w ? 0 : p.length - 1;
  let i = 0;
  for (; i < paired; i += 2) {
    const a = p[i]!;
    const b = p[i + 1]!;
    const c = y[i]!;
    const d = y[i + 1]!;
    if (!isPoint(a, c) || !isPoint(b, d)) break;
    const first = 4 * widthBin(upper, scale, a) + (c | 0);
    const second = 4 * widthBin(upper, scale, b) + 2 + (d | 0);
    counts[first]! += 1;
    sums[first]! += a;
    counts[second]! += 1;
    sums[second]! += b;
  }
  // What is left: the last point, one that is not valid, or all where there are weights.
  checkPoints(p, y, i);
  for (; i < p.length; i++) {
    const at = 4 * widthBin(upper, scale, p[i]!) + y[i]!;
    const weight = w ? w[i]! : 1;
    counts[at]! += 1;
    sums[at]! += weight * p[i]!;
    if (w) weights[at]! += weight;
  }
  const ones = (s: Numbers) => zeros(size).map((_, k) => s[4 * k + 1]! + s[4 * k + 3]!);
  const all = (s: Numbers) => ones(s).map((one, k) => one + s[4 * k]! + s[4 * k + 2]!);
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
