import { type Numbers, readSample, type WeightOptions } from '../data/sample.ts';
import { type Tally, tally, tallyByTable } from '../data/tally.ts';
import { cosineTransform, powerOfTwo } from './cosine-transform.ts';

/**
 * Points on [0,1] with masses that are linear in what is known of each:
 * mass_i = weight_i (ofConfidence p_i + ofWeight) + ofPositive positive_i.
 */
export interface Masses {
  readonly ofConfidence: number;
  readonly ofPositive: number;
  readonly ofWeight: number;
}

/** Confidence minus outcome. */
export const RESIDUAL: Masses = { ofConfidence: 1, ofPositive: -1, ofWeight: 0 };

/** The outcomes, and the points themselves. */
export const OUTCOME: Masses = { ofConfidence: 0, ofPositive: 1, ofWeight: 0 };
export const WEIGHT: Masses = { ofConfidence: 0, ofPositive: 0, ofWeight: 1 };

/** Points, or their sums per distinct confidence. */
export interface SpectrumPoints {
  readonly value: Float64Array;
  /** Undefined: 1 each. */
  readonly weight: Float64Array | undefined;
  readonly positive: Float64Array;
  /** Total weight. */
  readonly total: number;
}

/** Reads points, summed per distinct confidence where that is cheap. */
export const spectrumPoints = (
  p: Numbers,
  y: Numbers,
  options: WeightOptions = {},
): SpectrumPoints => {
  const sample = readSample(p, y, options);
  const table = sample.weights === undefined ? tallyByTable(sample) : tally(sample);
  return table === undefined
    ? { value: sample.p, weight: undefined, positive: sample.y, total: sample.n }
    : ofTally(table);
};

const ofTally = (t: Tally): SpectrumPoints => ({
  value: t.value,
  weight: t.weight,
  positive: t.positive,
  total: t.weight.reduce((a, b) => a + b, 0),
});

/** Least number of points x terms for which the grid is cheaper than the exact sums. */
const EXACT_LIMIT = 500_000;

/**
 * The first `terms` cosine coefficients c_m = sum mass_i cos(m pi p_i) / total. Exact sums for few
 * points; otherwise every mass is split by cubic interpolation over a grid at least 16 times finer than
 * the shortest half wave asked for, and one cosine transform gives all coefficients.
 */
export const cosineCoefficients = (
  points: SpectrumPoints,
  masses: Masses,
  terms: number,
): Float64Array => {
  const c =
    points.value.length * terms <= EXACT_LIMIT
      ? exactSums(points, masses, terms)
      : gridSums(points, masses, terms);
  for (let m = 0; m < terms; m++) c[m]! /= points.total;
  return c;
};

const exactSums = (points: SpectrumPoints, masses: Masses, terms: number): Float64Array => {
  const { value, weight, positive } = points;
  const c = new Float64Array(terms);
  for (let i = 0; i < value.length; i++) {
    const x = value[i]!;
    const w = weight === undefined ? 1 : weight[i]!;
    const mass = w * (masses.ofConfidence * x + masses.ofWeight) + masses.ofPositive * positive[i]!;
    if (mass === 0) continue;
    const step = 2 * Math.cos(Math.PI * x);
    // cos(m a) by the recurrence of Chebyshev polynomials, restarted before rounding can add up.
    let previous = 0;
    let current = 0;
    for (let m = 0; m < terms; m++) {
      if (m % 64 === 0) {
        previous = Math.cos((m - 1) * Math.PI * x);
        current = Math.cos(m * Math.PI * x);
      }
      c[m]! += mass * current;
      const next = step * current - previous;
      previous = current;
      current = next;
    }
  }
  return c;
};

const gridSums = (points: SpectrumPoints, masses: Masses, terms: number): Float64Array => {
  const size = powerOfTwo(Math.max(4096, 16 * terms));
  const grid = spread(points, masses, size);
  for (let j = 1; j < size; j++) grid[j]! /= 2;
  return cosineTransform(size)(grid).slice(0, terms);
};

/** Masses split over the grid 0, 1/size, ..., 1, mirrored at both ends as cosines are. */
const spread = (points: SpectrumPoints, masses: Masses, size: number): Float64Array => {
  const { value, weight, positive } = points;
  const { ofConfidence, ofPositive, ofWeight } = masses;
  const padded = new Float64Array(size + 3); // grid point j at j + 1
  for (let i = 0; i < value.length; i++) {
    const x = value[i]! * size;
    const j = Math.min(Math.floor(x), size - 1);
    const u = x - j;
    const w = weight === undefined ? 1 : weight[i]!;
    const mass = w * (ofConfidence * value[i]! + ofWeight) + ofPositive * positive[i]!;
    const inner = (mass * (u - 1) * (u - 2)) / 2;
    const outer = (mass * u * (u + 1)) / 2;
    padded[j]! -= (inner * u) / 3;
    padded[j + 1]! += inner * (u + 1);
    padded[j + 2]! += outer * (2 - u);
    padded[j + 3]! += (outer * (u - 1)) / 3;
  }
  padded[2]! += padded[0]!;
  padded[size]! += padded[size + 2]!;
  return padded.subarray(1, size + 2);
};

/** Number of terms of a series smoothed with this bandwidth that matter at double precision. */
export const termsFor = (bandwidth: number): number => Math.ceil(2.6 / bandwidth) + 1;
