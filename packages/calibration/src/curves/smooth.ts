import { CalibrationInputError } from '../data/errors.ts';
import type { Numbers, WeightOptions } from '../data/sample.ts';
import { cosineTransform, powerOfTwo } from '../smooth/cosine-transform.ts';
import { LEAST_BANDWIDTH, smoothEce } from '../smooth/smooth-ece.ts';
import {
  cosineCoefficients,
  OUTCOME,
  spectrumPoints,
  termsFor,
  WEIGHT,
} from '../smooth/spectrum.ts';

export interface SmoothCurveOptions extends WeightOptions {
  /** Standard deviation of the Gaussian; default: the smooth calibration error, at least 0.01. */
  readonly bandwidth?: number;
}

/** One point of a smooth reliability curve. */
export interface SmoothCurvePoint {
  readonly confidence: number;
  /** Smoothed outcome; null where there are no points near. */
  readonly outcome: number | null;
  /** Smoothed density of the confidences; its mean over [0,1] is 1. */
  readonly density: number;
}

export interface SmoothCurve {
  readonly bandwidth: number;
  /** At 0, 1/256, ..., 1. */
  readonly points: readonly SmoothCurvePoint[];
}

const POINTS = 256;

/** Below this density there is nothing but the far tails of the kernel. */
const LEAST_DENSITY = 1e-6;

/**
 * Smooth reliability curve: kernel regression of outcome on confidence with the reflected Gaussian of
 * the smooth calibration error. Source: Błasiok & Nakkiran 2023.
 * @returns null without points.
 */
export const smoothCurve = (
  p: Numbers,
  y: Numbers,
  options: SmoothCurveOptions = {},
): SmoothCurve | null => {
  const error = smoothEce(p, y, options);
  if (error === null) return null;
  const bandwidth = options.bandwidth ?? Math.max(error, 0.01);
  if (!(bandwidth >= LEAST_BANDWIDTH && Number.isFinite(bandwidth))) {
    throw new CalibrationInputError(
      'option-invalid',
      `bandwidth ${bandwidth}: use a number of at least ${LEAST_BANDWIDTH}`,
    );
  }
  const points = spectrumPoints(p, y, options);
  const terms = termsFor(bandwidth);
  const size = powerOfTwo(Math.max(POINTS, terms));
  const transform = cosineTransform(size);
  const smoothed = (masses: typeof WEIGHT): Float64Array => {
    const series = new Float64Array(size + 1);
    cosineCoefficients(points, masses, terms).forEach((c, m) => {
      series[m] = c * Math.exp(-0.5 * (m * Math.PI * bandwidth) ** 2);
    });
    const values = transform(series);
    return Float64Array.from({ length: POINTS + 1 }, (_, i) => values[(i * size) / POINTS]!);
  };
  const density = smoothed(WEIGHT);
  const outcome = smoothed(OUTCOME);
  return {
    bandwidth,
    points: Array.from(density, (d, i) => ({
      confidence: i / POINTS,
      outcome: d > LEAST_DENSITY ? Math.min(1, Math.max(0, outcome[i]! / d)) : null,
      density: Math.max(0, d),
    })),
  };
};
