import { unit } from '../data/arrays.ts';
import type { Numbers, WeightOptions } from '../data/sample.ts';
import { cosineTransform, powerOfTwo } from '../smooth/cosine-transform.ts';
import { readBandwidth, smoothEce } from '../smooth/smooth-ece.ts';
import {
  cosineCoefficients,
  damped,
  type Mass,
  spectrumPoints,
  termsFor,
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
  const bandwidth = readBandwidth(options.bandwidth ?? Math.max(error, 0.01));
  const points = spectrumPoints(p, y, options);
  const terms = termsFor(bandwidth);
  const size = powerOfTwo(Math.max(POINTS, terms));
  const transform = cosineTransform(size);
  const smoothed = (mass: Mass): Float64Array => {
    const series = cosineCoefficients(points, mass, terms);
    const values = transform(damped(series, bandwidth, size + 1));
    return values.filter((_, i) => (i * POINTS) % size === 0);
  };
  const density = smoothed((_, weight) => weight);
  const outcome = smoothed((_, __, positive) => positive);
  return {
    bandwidth,
    points: Array.from(density, (d, i) => ({
      confidence: i / POINTS,
      outcome: d > LEAST_DENSITY ? unit(outcome[i]! / d) : null,
      density: Math.max(0, d),
    })),
  };
};
