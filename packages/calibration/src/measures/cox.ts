import { type Numbers, readSample } from '../data/sample.ts';
import { type Tally, tally } from '../data/tally.ts';
import { chiSquaredUpper } from '../numeric/incomplete-gamma.ts';
import { clip, logit, sigmoid, softplus } from '../numeric/logistic.ts';
import { findRoot } from '../numeric/root.ts';
import { readEpsilon } from './log-loss.ts';

export interface CoxOptions {
  /** Confidences are moved into [epsilon, 1 - epsilon] before the logit; default 1e-6. */
  readonly epsilon?: number;
}

export interface CoxFit {
  /** 0 for calibrated confidences. */
  readonly intercept: number;
  /** 1 for calibrated confidences; below 1 says too extreme. */
  readonly slope: number;
  readonly interceptStandardError: number;
  readonly slopeStandardError: number;
  /** Likelihood-ratio statistic against intercept 0 and slope 1, on 2 degrees of freedom. */
  readonly likelihoodRatio: number;
  readonly p: number;
}

/**
 * Cox's calibration intercept and slope: the maximum-likelihood fit of
 * logit P(y = 1) = intercept + slope logit p.
 * @returns null where it does not exist: one outcome class, one confidence, or separated classes.
 * Source: Cox 1958; Miller, Hui & Tierney 1991.
 */
export const cox = (p: Numbers, y: Numbers, options: CoxOptions = {}): CoxFit | null => {
  const t = logitTally(p, y, options);
  if (!overlaps(t)) return null;
  const { intercept, slope, information } = maximize(t);
  const [a, b, c] = information;
  const determinant = a * c - b * b;
  const likelihoodRatio = Math.max(0, 2 * (deviance(t, 0, 1) - deviance(t, intercept, slope)));
  return {
    intercept,
    slope,
    interceptStandardError: Math.sqrt(c / determinant),
    slopeStandardError: Math.sqrt(a / determinant),
    likelihoodRatio,
    p: chiSquaredUpper(likelihoodRatio, 2),
  };
};

export interface CalibrationInTheLarge {
  /** Shift a on the logit scale; below 0 says over-confident. */
  readonly intercept: number;
  readonly standardError: number;
}

/**
 * Calibration in the large: the intercept of Cox's model with the slope fixed at 1, solved by
 * bracketing, since Newton steps run away where many confidences are 1.
 * @returns null without points or with one outcome class only. Source: Steyerberg et al. 2010.
 */
export const calibrationInTheLarge = (
  p: Numbers,
  y: Numbers,
  options: CoxOptions = {},
): CalibrationInTheLarge | null => {
  const t = logitTally(p, y, options);
  const n = t.count.reduce((a, b) => a + b, 0);
  const ones = t.positive.reduce((a, b) => a + b, 0);
  if (ones === 0 || ones === n) return null;
  const target = logit(ones / n);
  const excess = (shift: number) => {
    let sum = -ones;
    for (let i = 0; i < t.size; i++) sum += t.count[i]! * sigmoid(shift + t.value[i]!);
    return sum;
  };
  // With every logit at its greatest (least) value the answer would be the lower (upper) end.
  const low = target - t.value[t.size - 1]!;
  const high = target - t.value[0]!;
  const intercept = low === high ? low : findRoot(excess, low, high);
  let information = 0;
  for (let i = 0; i < t.size; i++) {
    const q = sigmoid(intercept + t.value[i]!);
    information += t.count[i]! * q * (1 - q);
  }
  return { intercept, standardError: 1 / Math.sqrt(information) };
};

/** The points summed per confidence, with the logit of the clipped confidence as value. */
const logitTally = (p: Numbers, y: Numbers, options: CoxOptions): Tally => {
  const epsilon = readEpsilon(options.epsilon ?? 1e-6);
  const t = tally(readSample(p, y));
  return { ...t, value: t.value.map((x) => logit(clip(x, epsilon))) };
};

/** Whether each class has a point strictly on the far side of one of the other: the fit exists. */
const overlaps = (t: Tally): boolean => {
  const first = (has: (i: number) => boolean) => t.value.find((_, i) => has(i)) ?? Number.NaN;
  const last = (has: (i: number) => boolean) => t.value.findLast((_, i) => has(i)) ?? Number.NaN;
  const one = (i: number) => t.positive[i]! > 0;
  const zero = (i: number) => t.positive[i]! < t.weight[i]!;
  return first(zero) < last(one) && first(one) < last(zero);
};

interface Fit {
  readonly intercept: number;
  readonly slope: number;
  /** Information matrix [aa, ab, bb] at the fit. */
  readonly information: readonly [number, number, number];
}

const maximize = (t: Tally): Fit => {
  let intercept = 0;
  let slope = 0;
  let loss = deviance(t, intercept, slope);
  for (let step = 0; ; step++) {
    const { gradient, information } = derivatives(t, intercept, slope);
    const [a, b, c] = information;
    const determinant = a * c - b * b;
    const da = (c * gradient[0] - b * gradient[1]) / determinant;
    const db = (a * gradient[1] - b * gradient[0]) / determinant;
    const gain = gradient[0] * da + gradient[1] * db;
    let size = 1;
    let next = deviance(t, intercept + da, slope + db);
    while (next > loss && size > 1e-10) {
      size /= 2;
      next = deviance(t, intercept + size * da, slope + size * db);
    }
    // Convex: a step that promises next to nothing, or brings nothing, ends at the optimum.
    if (!(gain > 1e-15 * (1 + loss)) || next >= loss || step === 200) {
      return { intercept, slope, information };
    }
    intercept += size * da;
    slope += size * db;
    loss = next;
  }
};

const derivatives = (
  t: Tally,
  intercept: number,
  slope: number,
): { gradient: [number, number]; information: [number, number, number] } => {
  const gradient: [number, number] = [0, 0];
  const information: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < t.size; i++) {
    const z = t.value[i]!;
    const q = sigmoid(intercept + slope * z);
    const residual = t.positive[i]! - t.count[i]! * q;
    const weight = t.count[i]! * q * (1 - q);
    gradient[0] += residual;
    gradient[1] += residual * z;
    information[0] += weight;
    information[1] += weight * z;
    information[2] += weight * z * z;
  }
  return { gradient, information };
};

/** Negative log-likelihood. */
const deviance = (t: Tally, intercept: number, slope: number): number => {
  let sum = 0;
  for (let i = 0; i < t.size; i++) {
    const z = intercept + slope * t.value[i]!;
    sum += t.positive[i]! * softplus(-z) + (t.count[i]! - t.positive[i]!) * softplus(z);
  }
  return sum;
};
