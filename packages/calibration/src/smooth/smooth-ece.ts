import { CalibrationInputError } from '../data/errors.ts';
import type { Numbers, WeightOptions } from '../data/sample.ts';
import { type CosineTransform, cosineTransform, powerOfTwo } from './cosine-transform.ts';
import {
  cosineCoefficients,
  RESIDUAL,
  type SpectrumPoints,
  spectrumPoints,
  termsFor,
} from './spectrum.ts';

/** Bandwidths below this are not told apart: a smooth error under it is reported as at most it. */
export const LEAST_BANDWIDTH = 1e-5;

/**
 * Smooth calibration error (smECE): the residuals p - y are smoothed by a Gaussian reflected at 0 and
 * 1, and |.| is integrated over [0,1]; the bandwidth is the one that equals the result, so that nothing
 * has to be chosen. Computed from the cosine series of the residuals, c_m = mean (p - y) cos(m pi p):
 * r(t) = c_0 + 2 sum c_m exp(-(m pi s)^2 / 2) cos(m pi t), by fast cosine transforms.
 * @returns null without points. Source: Błasiok & Nakkiran 2023.
 */
export const smoothEce = (p: Numbers, y: Numbers, options: WeightOptions = {}): number | null => {
  const points = spectrumPoints(p, y, options);
  return points.total === 0 ? null : fixedPoint(smoothErrorOf(points));
};

export interface SmoothEceAtOptions extends WeightOptions {
  /** Standard deviation of the Gaussian, on the scale of confidence; at least 1e-5. */
  readonly bandwidth: number;
}

/** Smooth calibration error at a given bandwidth; it falls as the bandwidth grows. */
export const smoothEceAt = (p: Numbers, y: Numbers, options: SmoothEceAtOptions): number | null => {
  if (!(options.bandwidth >= LEAST_BANDWIDTH && Number.isFinite(options.bandwidth))) {
    throw new CalibrationInputError(
      'option-invalid',
      `bandwidth ${options.bandwidth}: use a number of at least ${LEAST_BANDWIDTH}`,
    );
  }
  const points = spectrumPoints(p, y, options);
  return points.total === 0 ? null : smoothErrorOf(points)(options.bandwidth);
};

/** The smooth error of some points as a function of the bandwidth. */
const smoothErrorOf = (points: SpectrumPoints): ((bandwidth: number) => number) => {
  let series: Float64Array = new Float64Array(0);
  const transforms = new Map<number, CosineTransform>();
  return (bandwidth) => {
    const terms = termsFor(bandwidth);
    if (series.length < terms) {
      series = cosineCoefficients(points, RESIDUAL, Math.max(256, powerOfTwo(terms)));
    }
    // 32 points a bandwidth, fewer for very small ones, where the error scales with the bandwidth.
    const size = powerOfTwo(
      Math.max(128, Math.min(32 / bandwidth, Math.max(16384, 4 / bandwidth))),
    );
    const transform = transforms.get(size) ?? cosineTransform(size);
    transforms.set(size, transform);
    const damped = new Float64Array(size + 1);
    for (let m = 0; m < terms && m < size; m++) {
      damped[m] = series[m]! * Math.exp(-0.5 * (m * Math.PI * bandwidth) ** 2);
    }
    return meanAbsolute(transform(damped));
  };
};

/** Integral over [0,1] of |r|, from equispaced values: piecewise linear, extrapolated once. */
const meanAbsolute = (r: Float64Array): number => {
  const fine = piecewiseLinear(r, 1);
  return fine + (fine - piecewiseLinear(r, 2)) / 3;
};

const piecewiseLinear = (r: Float64Array, step: number): number => {
  let sum = 0;
  for (let i = step; i < r.length; i += step) {
    const a = r[i - step]!;
    const b = r[i]!;
    const size = Math.abs(a) + Math.abs(b);
    // Two triangles where the sign changes in between.
    sum += a * b < 0 ? (a * a + b * b) / size : size;
  }
  return (sum * step) / (2 * (r.length - 1));
};

/** The s at which a falling function equals s. */
const fixedPoint = (error: (bandwidth: number) => number): number => {
  // At the least, the error is that of the means, and then every bandwidth gives it.
  const start = Math.min(1, error(1));
  let low = LEAST_BANDWIDTH;
  let high = 1;
  let s = Math.max(start, low);
  let last: { s: number; excess: number } | undefined;
  for (let i = 0; i < 100; i++) {
    const value = error(s);
    const excess = value - s;
    if (Math.abs(excess) <= 1e-12) return value;
    // The error falls, so that s and its value lie on either side of the fixed point.
    if (excess > 0) {
      low = s;
      high = Math.min(high, value);
    } else {
      high = s;
      low = Math.max(low, value);
    }
    if (high - low <= 1e-11) return Math.min(value, high);
    const slope = last === undefined ? -1 : (excess - last.excess) / (s - last.s);
    last = { s, excess };
    s -= excess / slope;
    if (!(s > low && s < high)) s = Math.sqrt(low * high);
    if (!(s > low && s < high)) s = (low + high) / 2;
  }
  return s;
};
