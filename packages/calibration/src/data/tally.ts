import { lowerBound, range, zeros } from './arrays.ts';
import { type Numbers, readSample, type Sample, type WeightOptions } from './sample.ts';
import { outcomeOf, sortWithOutcomes } from './sort.ts';

/**
 * The points summed per distinct confidence, ascending. Every measure that looks only at confidences
 * and outcomes, whatever their order, is a function of this table.
 */
export interface Tally {
  /** Number of distinct confidences. */
  readonly size: number;
  /** Distinct confidences, ascending. */
  readonly value: Float64Array;
  /** Number of points at each. */
  readonly count: Float64Array;
  /** Total weight at each; the number of points when there are no weights. */
  readonly weight: Float64Array;
  /** Weight of outcome 1 at each. */
  readonly positive: Float64Array;
}

/** A measure that looks at points only through their tally. */
export interface TallyMeasure<Options, Result> {
  (p: Numbers, y: Numbers, options?: Options): Result;
  /** Of points that are summed already, so that several measures share the work. */
  (points: Tally, options?: Options): Result;
}

/** Makes a function of a tally take points as well. */
/* @__NO_SIDE_EFFECTS__ */
export const ofTally =
  <O extends object, R>(measure: (t: Tally, options: O) => R): TallyMeasure<O, R> =>
  (a: Tally | Numbers, b?: O | Numbers, c?: O): R =>
    'value' in a
      ? measure(a, (b ?? {}) as O)
      : measure(tally(readSample(a, b as Numbers, c as WeightOptions)), c ?? ({} as O));

/**
 * Sums the points of a sample per distinct confidence.
 * Cost: O(n) for up to 1024 distinct values, otherwise one sort.
 */
export const tally = (sample: Sample): Tally =>
  sample.weights
    ? tallyWeighted(sample, sample.weights)
    : (tallyByTable(sample) ?? tallyBySorting(sample));

const SLOTS = 4096;
const CAPACITY = 1024;

/**
 * The tally of an unweighted sample with up to 1024 distinct confidences; undefined if it has more.
 * Stated confidences take few values, and looking them up in a small open-addressing hash table is
 * far cheaper than a sort.
 */
export const tallyByTable = ({ n, p, y }: Sample): Tally | undefined => {
  const slot = new Int16Array(SLOTS);
  const float = zeros(1);
  const word = new Uint32Array(float.buffer);
  const value = zeros(CAPACITY);
  const count = zeros(CAPACITY);
  const positive = zeros(CAPACITY);
  let size = 0;
  for (let i = 0; i < n; i++) {
    const x = p[i]! + 0; // -0 and 0 are one value
    float[0] = x;
    let h = Math.imul(word[0]! ^ Math.imul(word[1]!, 0x9e3779b1), 0x85ebca6b);
    h = (h ^ (h >>> 15)) & (SLOTS - 1);
    while (slot[h]! > 0 && value[slot[h]! - 1] !== x) h = (h + 1) & (SLOTS - 1);
    if (slot[h] === 0) {
      if (size === CAPACITY) return undefined;
      value[size] = x;
      slot[h] = ++size;
    }
    const k = slot[h]! - 1;
    count[k]! += 1;
    positive[k]! += y[i]!;
  }
  const order = range(size).sort((a, b) => value[a]! - value[b]!);
  const pick = (from: Float64Array) => Float64Array.from(order, (k) => from[k]!);
  const counts = pick(count);
  return { size, value: pick(value), count: counts, weight: counts, positive: pick(positive) };
};

const tallyBySorting = ({ n, p, y }: Sample): Tally => {
  const signed = sortWithOutcomes(p, y);
  const value = zeros(n);
  const count = zeros(n);
  const positive = zeros(n);
  let size = 0;
  for (let i = 0; i < n; size++) {
    const x = Math.abs(signed[i]!);
    value[size] = x;
    for (; i < n && Math.abs(signed[i]!) === x; i++) {
      count[size]! += 1;
      positive[size]! += outcomeOf(signed[i]!);
    }
  }
  return firstOf({ size, value, count, weight: count, positive }, size);
};

const tallyWeighted = (sample: Sample, w: Float64Array): Tally => {
  const unweighted = tally({ ...sample, weights: undefined });
  const weight = zeros(unweighted.size);
  const positive = zeros(unweighted.size);
  for (let i = 0; i < sample.n; i++) {
    const k = lowerBound(unweighted.value, sample.p[i]!);
    weight[k]! += w[i]!;
    positive[k]! += w[i]! * sample.y[i]!;
  }
  return { ...unweighted, weight, positive };
};

/** The first entries of a tally with room for more. */
export const firstOf = ({ value, count, weight, positive }: Tally, size: number): Tally => {
  const counts = count.subarray(0, size);
  return {
    size,
    value: value.subarray(0, size),
    count: counts,
    weight: weight === count ? counts : weight.subarray(0, size),
    positive: positive.subarray(0, size),
  };
};

/** The confidences at which there are points of each outcome, ascending. */
export const valuesByOutcome = ({ value, weight, positive }: Tally) => ({
  noughts: value.filter((_, i) => positive[i]! < weight[i]!),
  ones: value.filter((_, i) => positive[i]! > 0),
});
