import { type Numbers, readSample } from '../data/sample.ts';
import { type Tally, tally } from '../data/tally.ts';
import { chiSquaredUpper } from '../numeric/incomplete-gamma.ts';
import { clip, logit, sigmoid, softplus } from '../numeric/logistic.ts';
import { logisticRegression } from '../numeric/logistic-regression.ts';
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
  const features = [new Float64Array(t.size).fill(1), t.value];
  const { x, at } = logisticRegression({ features, weight: t.weight, positive: t.positive });
  // Information of the intercept, of both, of the slope.
  const [a, b, c] = [at[3]!, at[4]!, at[5]!];
  const determinant = a * c - b * b;
  const likelihoodRatio = Math.max(0, 2 * (calibratedLoss(t) - at[0]!));
  return {
    intercept: x[0]!,
    slope: x[1]!,
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

/** Summed log loss of the confidences as they are. */
const calibratedLoss = (t: Tally): number => {
  let sum = 0;
  for (let i = 0; i < t.size; i++) {
    const z = t.value[i]!;
    sum += t.positive[i]! * softplus(-z) + (t.count[i]! - t.positive[i]!) * softplus(z);
  }
  return sum;
};
