import {
  checkPoints,
  type Numbers,
  readPair,
  readSample,
  type WeightOptions,
} from '../data/sample.ts';

/** What a point contributes to a mean. */
export type PointValue = (p: number, y: number) => number;

type Measure = (p: Numbers, y: Numbers, options?: WeightOptions) => number | null;

/** Weighted mean of a function of confidence and outcome; null without points. */
/* @__NO_SIDE_EFFECTS__ */
export const meanOf =
  (value: PointValue): Measure =>
  (a, b, options) => {
    const { n, p, y, weights } = readSample(a, b, options);
    let total = 0;
    let weight = 0;
    for (let i = 0; i < n; i++) {
      const w = weights ? weights[i]! : 1;
      total += w * value(p[i]!, y[i]!);
      weight += w;
    }
    return n > 0 ? total / weight : null;
  };

export const gap: PointValue = (p, y) => p - y;
export const squaredGap: PointValue = (p, y) => (p - y) * (p - y);

/** Mean outcome: accuracy, or the share of secure samples. @returns null without points. */
export const meanOutcome: Measure = meanOf((_, y) => y);

/** Mean confidence. @returns null without points. */
export const meanConfidence: Measure = meanOf((p) => p);

/**
 * Over-confidence gap: mean confidence - mean outcome, signed; positive says over-confident.
 * If the gaps of all bins have one sign, ECE `l1` is its absolute value whatever the bins.
 * @returns null without points.
 */
export const overconfidenceGap: Measure = meanOf(gap);

/**
 * Brier score: mean (p - y)^2, for binary outcomes (the two-class sum would be twice that).
 * @returns null without points. Source: Brier 1950.
 */
export const brier: Measure = (p, y, options) => {
  if (options?.weights) return meanOf(squaredGap)(p, y, options);
  const pair = readPair(p, y);
  return p.length > 0 ? sumOfSquares(pair.p, pair.y) / p.length : null;
};

/**
 * Brier skill score 1 - Brier / (ybar (1 - ybar)): 1 perfect, 0 no better than the base rate.
 * @returns null without points or with one outcome class only.
 */
export const brierSkill: Measure = (p, y, options) =>
  skillOf(brier(p, y, options) ?? 0, meanOutcome(p, y, options) ?? 0);

/** Skill of a Brier score at a base rate; null at 0 and 1. */
export const skillOf = (score: number, rate: number): number | null =>
  rate > 0 && rate < 1 ? 1 - score / (rate * (1 - rate)) : null;

/**
 * Four sums side by side: a single one would wait for each addition to end before the next. What is
 * in [0,1] is not below its square, and 0 and 1 equal theirs; of other numbers only infinity passes,
 * which shows in the sum.
 */
const sumOfSquares = (p: Float64Array, y: Float64Array): number => {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < p.length; i += 4) {
    const a = p[i]!;
    const b = p[i + 1]!;
    const c = p[i + 2]!;
    const d = p[i + 3]!;
    const e = y[i]!;
    const f = y[i + 1]!;
    const g = y[i + 2]!;
    const h = y[i + 3]!;
    if (!(a * a <= a && b * b <= b && c * c <= c && d * d <= d)) break;
    if (!(e * e === e && f * f === f && g * g === g && h * h === h)) break;
    s0 += (a - e) * (a - e);
    s1 += (b - f) * (b - f);
    s2 += (c - g) * (c - g);
    s3 += (d - h) * (d - h);
  }
  // What is left: up to three points, or all from the four of which one is not valid.
  checkPoints(p, y, i);
  for (; i < p.length; i++) s0 += squaredGap(p[i]!, y[i]!);
  const total = s0 + s1 + (s2 + s3);
  if (!Number.isFinite(total)) checkPoints(p, y);
  return total;
};
