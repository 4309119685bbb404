import { sum, zeros } from '../data/arrays.ts';
import { type Numbers, readSample, type WeightOptions } from '../data/sample.ts';
import { type Tally, tally, tallyByTable } from '../data/tally.ts';
import { addToGrid } from '../numeric/cubic-grid.ts';
import { cosineTransform, powerOfTwo } from './cosine-transform.ts';

/** Points, or their sums per distinct confidence. */
export interface SpectrumPoints {
  readonly value: Float64Array;
  /** Undefined: 1 each. */
  readonly weight: Float64Array | undefined;
  readonly positive: Float64Array;
  /** Total weight; 0 without points. */
  readonly total: number;
}

/** A mass for each point, from its confidence, its weight and its weight of outcome 1. */
export type Mass = (p: number, weight: number, positive: number) => number;

/** Confidence minus outcome. */
export const residual: Mass = (p, weight, positive) => weight * p - positive;

/** Reads points, summed per distinct confidence where that is cheap. */
export const spectrumPoints = (
  p: Numbers | Tally,
  y?: Numbers | WeightOptions,
  options?: WeightOptions,
): SpectrumPoints => {
  if ('value' in p) return { ...p, total: sum(p.weight) };
  const sample = readSample(p, y as Numbers, options);
  const table = sample.weights ? tally(sample) : tallyByTable(sample);
  return table
    ? spectrumPoints(table)
    : { value: sample.p, weight: undefined, positive: sample.y, total: sample.n };
};

/** Least number of points x terms for which the grid is cheaper than the exact sums. */
const EXACT_LIMIT = 500_000;

/**
 * The first `terms` cosine coefficients c_m = sum mass_i cos(m pi p_i) / total. Exact sums for few
 * points; otherwise every mass is split by cubic interpolation over a grid at least 16 times finer than
 * the shortest half wave asked for, and one cosine transform gives all coefficients.
 */
export const cosineCoefficients = (
  points: SpectrumPoints,
  mass: Mass,
  terms: number,
): Float64Array => {
  const sums = points.value.length * terms <= EXACT_LIMIT ? exactSums : gridSums;
  return sums(points, mass, terms).map((c) => c / points.total);
};

type Sums = (points: SpectrumPoints, massOf: Mass, terms: number) => Float64Array;

const exactSums: Sums = ({ value, weight, positive }, massOf, terms) => {
  const c = zeros(terms);
  for (let i = 0; i < value.length; i++) {
    const x = value[i]!;
    const mass = massOf(x, weight ? weight[i]! : 1, positive[i]!);
    for (let m = 0; m < terms; m++) c[m]! += mass * Math.cos(m * Math.PI * x);
  }
  return c;
};

/** Masses split over the grid 0, 1/size, ..., 1, mirrored at both ends as cosines are. */
const gridSums: Sums = ({ value, weight, positive }, massOf, terms) => {
  const size = powerOfTwo(Math.max(2048, 16 * terms));
  const padded = zeros(size + 3);
  for (let i = 0; i < value.length; i++) {
    const mass = massOf(value[i]!, weight ? weight[i]! : 1, positive[i]!);
    addToGrid(padded, 0, size, value[i]! * size, mass);
  }
  padded[2]! += padded[0]!;
  padded[size]! += padded[size + 2]!;
  const grid = padded.subarray(1, size + 2).map((x, j) => (j % size === 0 ? x : x / 2));
  return cosineTransform(size)(grid).slice(0, terms);
};

/** Number of terms of a series smoothed with this bandwidth that matter at double precision. */
export const termsFor = (bandwidth: number): number => Math.ceil(2.6 / bandwidth) + 1;

/** A cosine series smoothed by a Gaussian: its coefficients damped, `length` of them. */
export const damped = (series: Float64Array, bandwidth: number, length: number): Float64Array => {
  const out = zeros(length);
  const terms = Math.min(termsFor(bandwidth), series.length, length - 1);
  for (let m = 0; m < terms; m++) {
    out[m] = series[m]! * Math.exp(-0.5 * (m * Math.PI * bandwidth) ** 2);
  }
  return out;
};
