import { zeros } from '../data/arrays.ts';
import { checkOption } from '../data/errors.ts';
import type { Numbers, WeightOptions } from '../data/sample.ts';
import type { Tally, TallyMeasure } from '../data/tally.ts';
import { findRoot } from '../numeric/root.ts';
import { type CosineTransform, cosineTransform, powerOfTwo } from './cosine-transform.ts';
import {
  cosineCoefficients,
  damped,
  residual,
  type SpectrumPoints,
  spectrumPoints,
  termsFor,
} from './spectrum.ts';

/** Bandwidths below this are not told apart: a smooth error under it is reported as at most it. */
const LEAST_BANDWIDTH = 1e-5;

/** A standard deviation of the Gaussian, checked. */
export const readBandwidth = (bandwidth: number): number => {
  const good = bandwidth >= LEAST_BANDWIDTH && Number.isFinite(bandwidth);
  checkOption(good, `bandwidth ${bandwidth}`, `a number of at least ${LEAST_BANDWIDTH}`);
  return bandwidth;
};

/**
 * Smooth calibration error (smECE): the residuals p - y are smoothed by a Gaussian reflected at 0 and
 * 1, and |.| is integrated over [0,1]; the bandwidth is the one that equals the result, so that nothing
 * has to be chosen. Computed from the cosine series of the residuals, c_m = mean (p - y) cos(m pi p):
 * r(t) = c_0 + 2 sum c_m exp(-(m pi s)^2 / 2) cos(m pi t), by fast cosine transforms.
 * @returns null without points. Source: Błasiok & Nakkiran 2023.
 */
export const smoothEce: TallyMeasure<WeightOptions, number | null> = (
  a: Tally | Numbers,
  b?: WeightOptions | Numbers,
  options?: WeightOptions,
) => {
  const points = spectrumPoints(a, b, options);
  return points.total === 0 ? null : fixedPoint(smoothErrorOf(points));
};

export interface SmoothEceAtOptions extends WeightOptions {
  /** Standard deviation of the Gaussian, on the scale of confidence; at least 1e-5. */
  readonly bandwidth: number;
}

/** Smooth calibration error at a given bandwidth; it falls as the bandwidth grows. */
export const smoothEceAt = (p: Numbers, y: Numbers, options: SmoothEceAtOptions): number | null => {
  readBandwidth(options.bandwidth);
  const points = spectrumPoints(p, y, options);
  return points.total === 0 ? null : smoothErrorOf(points)(options.bandwidth);
};

/** The smooth error of some points as a function of the bandwidth. */
const smoothErrorOf = (points: SpectrumPoints): ((bandwidth: number) => number) => {
  let series = zeros(0);
  const transforms = new Map<number, CosineTransform>();
  return (bandwidth) => {
    const terms = termsFor(bandwidth);
    if (series.length < terms) {
      series = cosineCoefficients(points, residual, Math.max(64, powerOfTwo(terms)));
    }
    // 32 points a bandwidth, fewer for very small ones, where the error scales with the bandwidth.
    const size = powerOfTwo(
      Math.max(128, Math.min(32 / bandwidth, Math.max(16384, 4 / bandwidth))),
    );
    const transform = transforms.get(size) ?? cosineTransform(size);
    transforms.set(size, transform);
    const smoothed = transform(damped(series, bandwidth, size + 1));
    // The integral over [0,1] of |r|: piecewise linear, extrapolated once.
    const fine = meanAbsolute(smoothed, 1);
    return fine + (fine - meanAbsolute(smoothed, 2)) / 3;
  };
};

/** Mean over [0,1] of the absolute value of every `step`-th of equispaced values, joined by lines. */
const meanAbsolute = (r: Float64Array, step: number): number => {
  let total = 0;
  for (let i = step; i < r.length; i += step) {
    const a = r[i - step]!;
    const b = r[i]!;
    const size = Math.abs(a) + Math.abs(b);
    // Two triangles where the sign changes in between.
    total += a * b < 0 ? (a * a + b * b) / size : size;
  }
  return (total * step) / (2 * (r.length - 1));
};

/** The s at which a function equals s that falls, down to its value at 1. */
const fixedPoint = (error: (bandwidth: number) => number): number => {
  const low = Math.max(error(1), LEAST_BANDWIDTH);
  const high = error(low);
  if (high - low <= 1e-11) return high;
  // A little more, since computed values need not fall to the last digits.
  return findRoot((s) => error(s) - s, low, high + 1e-6, { tolerance: 1e-12 });
};
