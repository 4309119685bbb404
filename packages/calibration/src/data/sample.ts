import { CalibrationInputError } from './errors.ts';

/** Numbers in any array-like form; a `Float64Array` is read in place, anything else is copied once. */
export type Numbers = ArrayLike<number>;

/** Options of every measure that accepts weights. */
export interface WeightOptions {
  /** Non-negative finite weight of each point; default 1 each. A zero weight removes the point. */
  readonly weights?: Numbers | undefined;
}

/** Validated points: confidences in [0,1], outcomes 0 or 1, and weights if there were any. */
export interface Sample {
  readonly n: number;
  readonly p: Float64Array;
  readonly y: Float64Array;
  /** `undefined` stands for weight 1 each. */
  readonly weights: Float64Array | undefined;
}

/** Reads any numeric array as a `Float64Array`, without a copy where it already is one. */
export const asFloat64 = (values: Numbers): Float64Array =>
  values instanceof Float64Array ? values : Float64Array.from(values);

/**
 * The error for point `i`; loops that validate on the fly throw this. They test outcomes by
 * t (1 - t) = 0, since a branch on which of 0 and 1 it is would be mispredicted half of the time.
 */
export const invalidPoint = (i: number, p: number, y: number): CalibrationInputError =>
  p >= 0 && p <= 1
    ? new CalibrationInputError('outcome-not-binary', `outcome ${y} at index ${i}: use 0 or 1`, i)
    : new CalibrationInputError(
        'confidence-out-of-range',
        `confidence ${p} at index ${i} is not a number in [0,1]: leave missing values out`,
        i,
      );

/** Confidences and outcomes of equal length, as arrays; the values are not looked at. */
export const readPair = (p: Numbers, y: Numbers): { p: Float64Array; y: Float64Array } => {
  if (p.length !== y.length) {
    throw new CalibrationInputError(
      'length-mismatch',
      `${p.length} confidences but ${y.length} outcomes`,
    );
  }
  return { p: asFloat64(p), y: asFloat64(y) };
};

/** Weights as an array of the given length, checked; `undefined` when there are none. */
export const readWeights = (
  weights: Numbers | undefined,
  length: number,
): Float64Array | undefined => {
  if (weights === undefined) return undefined;
  if (weights.length !== length) {
    throw new CalibrationInputError(
      'length-mismatch',
      `${weights.length} weights for ${length} points`,
    );
  }
  const w = asFloat64(weights);
  for (let i = 0; i < length; i++) {
    const x = w[i]!;
    if (!(x >= 0 && x < Number.POSITIVE_INFINITY)) {
      throw new CalibrationInputError(
        'weight-invalid',
        `weight ${x} at index ${i}: use a finite number >= 0`,
        i,
      );
    }
  }
  return w;
};

/**
 * Checks confidences, outcomes and weights in one pass each.
 * @throws CalibrationInputError naming the first offending index.
 */
export const readSample = (p: Numbers, y: Numbers, options: WeightOptions = {}): Sample => {
  const pair = readPair(p, y);
  const n = pair.p.length;
  for (let i = 0; i < n; i++) {
    const x = pair.p[i]!;
    const t = pair.y[i]!;
    if (!(x >= 0 && x <= 1 && t * (1 - t) === 0)) throw invalidPoint(i, x, t);
  }
  return { n, p: pair.p, y: pair.y, weights: readWeights(options.weights, n) };
};
