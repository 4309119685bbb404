import { sum, zeros } from '../data/arrays.ts';
import { readBetween } from '../data/options.ts';
import { ofTally, type Tally, type TallyMeasure, valuesByOutcome } from '../data/tally.ts';
import { chiSquaredUpper } from '../numeric/incomplete-gamma.ts';
import { clip, logit, sigmoid } from '../numeric/logistic.ts';
import { logisticLoss } from '../numeric/logistic-loss.ts';
import { minimizeConvex } from '../numeric/newton.ts';
import { findRoot } from '../numeric/root.ts';

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
export const cox: TallyMeasure<CoxOptions, CoxFit | null> = ofTally((tally, options) => {
  const t = onLogits(tally, options);
  if (!overlaps(t)) return null;
  const loss = logisticLoss([t.value, zeros(t.size).fill(1)], t.weight, t.positive);
  const calibrated = loss([1, 0])[0]!;
  const { x, at } = minimizeConvex(loss, [0, 0]);
  // Information of the slope, of both, of the intercept.
  const [c, b, a] = [at[3]!, at[4]!, at[5]!];
  const determinant = a * c - b * b;
  const likelihoodRatio = Math.max(0, 2 * (calibrated - at[0]!));
  return {
    intercept: x[1]!,
    slope: x[0]!,
    interceptStandardError: Math.sqrt(c / determinant),
    slopeStandardError: Math.sqrt(a / determinant),
    likelihoodRatio,
    p: chiSquaredUpper(likelihoodRatio, 2),
  };
});

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
export const calibrationInTheLarge: TallyMeasure<CoxOptions, CalibrationInTheLarge | null> =
  ofTally((tally, options) => {
    const t = onLogits(tally, options);
    const n = sum(t.weight);
    const ones = sum(t.positive);
    if (ones === 0 || ones === n) return null;
    const sumOver = (term: (q: number) => number, shift: number) =>
      sum(t.value.map((z, i) => t.weight[i]! * term(sigmoid(shift + z))));
    const target = logit(ones / n);
    // With every logit at its greatest (least) value the answer would be the lower (upper) end.
    const low = target - t.value.at(-1)!;
    const high = target - t.value[0]!;
    const excess = (shift: number) => sumOver((q) => q, shift) - ones;
    const intercept = low === high ? low : findRoot(excess, low, high);
    const information = sumOver((q) => q * (1 - q), intercept);
    return { intercept, standardError: 1 / Math.sqrt(information) };
  });

/** The points summed per confidence, with the logit of the clipped confidence as value. */
const onLogits = (t: Tally, { epsilon = 1e-6 }: CoxOptions): Tally => {
  readBetween('epsilon', epsilon, 0, 0.5);
  return { ...t, value: t.value.map((x) => logit(clip(x, epsilon))) };
};

/** Whether each class has a point strictly on the far side of one of the other: the fit exists. */
const overlaps = (t: Tally): boolean => {
  const { noughts, ones } = valuesByOutcome(t);
  return noughts[0]! < ones.at(-1)! && ones[0]! < noughts.at(-1)!;
};
