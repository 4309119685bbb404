import { type ClusterIds, type Clusters, readClusters } from './clusters.ts';
import { type CalibrationInputError, checkLength, inputError } from './errors.ts';

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
  /** All above 0; `undefined` stands for 1 each. */
  readonly weights: Float64Array | undefined;
}

/** Confidences, outcomes and the cluster of each point, optionally weighted. */
export interface ClusteredPoints extends WeightOptions {
  readonly p: Numbers;
  readonly y: Numbers;
  readonly groups: ClusterIds;
}

/** A validated sample with its clusters. */
export interface ClusteredSample extends Sample {
  readonly clusters: Clusters;
}

/** Reads any numeric array as a `Float64Array`, without a copy where it already is one. */
export const asFloat64 = (values: Numbers): Float64Array =>
  values instanceof Float64Array ? values : Float64Array.from(values);

export const isConfidence = (p: number): boolean => p >= 0 && p <= 1;

/** The error for a point that is not valid. */
export const invalidPoint = (p: number, y: number, i?: number): CalibrationInputError =>
  isConfidence(p)
    ? inputError('outcome-not-binary', `outcome ${y}`, '0 or 1', i)
    : inputError('confidence-out-of-range', `confidence ${p}`, 'a number in [0,1]', i);

/** Confidences and outcomes of equal length, as arrays; the values are not looked at. */
export const readPair = (p: Numbers, y: Numbers): { p: Float64Array; y: Float64Array } => {
  checkLength(y, 'outcomes', p.length);
  return { p: asFloat64(p), y: asFloat64(y) };
};

/**
 * Whether a point is valid. The outcome by a product, since a branch on which of 0 and 1 it is would be
 * mispredicted half of the time.
 */
export const isPoint = (p: number, y: number): boolean => isConfidence(p) && y * (1 - y) === 0;

/** Checks points from a position on. */
export const checkPoints = (p: Float64Array, y: Float64Array, from = 0): void => {
  for (let i = from; i < p.length; i++) {
    if (!isPoint(p[i]!, y[i]!)) throw invalidPoint(p[i]!, y[i]!, i);
  }
};

/**
 * Checks confidences, outcomes and weights in one pass each, and leaves points of weight 0 out.
 * @throws CalibrationInputError naming the first offending index.
 */
export const readSample = (p: Numbers, y: Numbers, { weights }: WeightOptions = {}): Sample => {
  const pair = readPair(p, y);
  checkPoints(pair.p, pair.y);
  if (!weights) return { n: p.length, ...pair, weights: undefined };
  checkLength(weights, 'weights', p.length);
  const w = asFloat64(weights);
  const wrong = w.findIndex((x) => !(x >= 0 && x < Number.POSITIVE_INFINITY));
  if (wrong >= 0) {
    throw inputError('weight-invalid', `weight ${w[wrong]}`, 'a finite number >= 0', wrong);
  }
  const heavy = (_: number, i: number) => w[i]! > 0;
  const kept = w.filter(heavy);
  return { n: kept.length, p: pair.p.filter(heavy), y: pair.y.filter(heavy), weights: kept };
};

/** Reads points with their clusters. @throws CalibrationInputError naming the first offending index. */
export const readClustered = ({ p, y, groups, weights }: ClusteredPoints): ClusteredSample => {
  const sample = readSample(p, y, { weights });
  const { size, of } = readClusters(groups, p.length);
  const kept = weights ? of.filter((_, i) => weights[i]! > 0) : of;
  return { ...sample, clusters: { size, of: kept } };
};
