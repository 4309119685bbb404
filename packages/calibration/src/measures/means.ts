import {
  invalidPoint,
  type Numbers,
  readPair,
  readWeights,
  type WeightOptions,
} from '../data/sample.ts';

/** The sums that the mean-based measures share. */
interface Sums {
  readonly weight: number;
  readonly confidence: number;
  readonly positive: number;
  /** Sum of (p - y)^2. */
  readonly square: number;
}

/** Mean outcome: accuracy, or the share of secure samples. @returns null without points. */
export const meanOutcome = (p: Numbers, y: Numbers, options: WeightOptions = {}): number | null => {
  const s = sums(p, y, options);
  return s.weight > 0 ? s.positive / s.weight : null;
};

/** Mean confidence. @returns null without points. */
export const meanConfidence = (
  p: Numbers,
  y: Numbers,
  options: WeightOptions = {},
): number | null => {
  const s = sums(p, y, options);
  return s.weight > 0 ? s.confidence / s.weight : null;
};

/**
 * Over-confidence gap: mean confidence - mean outcome, signed; positive says over-confident.
 * If the gaps of all bins have one sign, ECE `l1` is its absolute value whatever the bins.
 * @returns null without points.
 */
export const overconfidenceGap = (
  p: Numbers,
  y: Numbers,
  options: WeightOptions = {},
): number | null => {
  const s = sums(p, y, options);
  return s.weight > 0 ? (s.confidence - s.positive) / s.weight : null;
};

/**
 * Brier score: mean (p - y)^2, for binary outcomes (the two-class sum would be twice that).
 * @returns null without points. Source: Brier 1950.
 */
export const brier = (p: Numbers, y: Numbers, options: WeightOptions = {}): number | null => {
  if (options.weights === undefined) {
    const pair = readPair(p, y);
    return pair.p.length > 0 ? sumOfSquares(pair.p, pair.y) / pair.p.length : null;
  }
  const s = sums(p, y, options);
  return s.weight > 0 ? s.square / s.weight : null;
};

/**
 * Brier skill score 1 - Brier / (ybar (1 - ybar)): 1 perfect, 0 no better than the base rate.
 * @returns null without points or with one outcome class only.
 */
export const brierSkill = (p: Numbers, y: Numbers, options: WeightOptions = {}): number | null => {
  const s = sums(p, y, options);
  const rate = s.positive / s.weight;
  return s.positive > 0 && s.positive < s.weight
    ? 1 - s.square / s.weight / (rate * (1 - rate))
    : null;
};

const sums = (p: Numbers, y: Numbers, options: WeightOptions): Sums => {
  const pair = readPair(p, y);
  const w = readWeights(options.weights, pair.p.length);
  return w === undefined ? plainSums(pair.p, pair.y) : weightedSums(pair.p, pair.y, w);
};

const plainSums = (p: Float64Array, y: Float64Array, first = 0): Sums => {
  let confidence = 0;
  let positive = 0;
  let square = 0;
  for (let i = 0; i < p.length; i++) {
    const x = p[i]!;
    const t = y[i]!;
    if (!(x >= 0 && x <= 1 && t * (1 - t) === 0)) throw invalidPoint(first + i, x, t);
    confidence += x;
    positive += t;
    square += (x - t) * (x - t);
  }
  return { weight: p.length, confidence, positive, square };
};

const weightedSums = (p: Float64Array, y: Float64Array, w: Float64Array): Sums => {
  let weight = 0;
  let confidence = 0;
  let positive = 0;
  let square = 0;
  for (let i = 0; i < p.length; i++) {
    const x = p[i]!;
    const t = y[i]!;
    const wi = w[i]!;
    if (!(x >= 0 && x <= 1 && t * (1 - t) === 0)) throw invalidPoint(i, x, t);
    weight += wi;
    confidence += wi * x;
    positive += wi * t;
    square += wi * (x - t) * (x - t);
  }
  return { weight, confidence, positive, square };
};

/** Four sums side by side: a single one would wait for each addition to end before the next. */
const sumOfSquares = (p: Float64Array, y: Float64Array): number => {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const whole = p.length - (p.length % 4);
  for (let i = 0; i < whole; i += 4) {
    const p0 = p[i]!;
    const p1 = p[i + 1]!;
    const p2 = p[i + 2]!;
    const p3 = p[i + 3]!;
    const y0 = y[i]!;
    const y1 = y[i + 1]!;
    const y2 = y[i + 2]!;
    const y3 = y[i + 3]!;
    if (!(p0 >= 0 && p0 <= 1 && p1 >= 0 && p1 <= 1 && p2 >= 0 && p2 <= 1 && p3 >= 0 && p3 <= 1)) {
      throw firstInvalid(p, y, i);
    }
    if (y0 * (1 - y0) !== 0 || y1 * (1 - y1) !== 0 || y2 * (1 - y2) !== 0 || y3 * (1 - y3) !== 0) {
      throw firstInvalid(p, y, i);
    }
    s0 += (p0 - y0) * (p0 - y0);
    s1 += (p1 - y1) * (p1 - y1);
    s2 += (p2 - y2) * (p2 - y2);
    s3 += (p3 - y3) * (p3 - y3);
  }
  return s0 + s1 + (s2 + s3) + plainSums(p.subarray(whole), y.subarray(whole), whole).square;
};

const firstInvalid = (p: Float64Array, y: Float64Array, from: number): Error => {
  let i = from;
  while (p[i]! >= 0 && p[i]! <= 1 && y[i]! * (1 - y[i]!) === 0) i++;
  return invalidPoint(i, p[i]!, y[i]!);
};
