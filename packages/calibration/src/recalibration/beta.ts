import { readSample, type WeightOptions } from '../data/sample.ts';
import { type Tally, tally } from '../data/tally.ts';
import { clip, sigmoid } from '../numeric/logistic.ts';
import { logisticRegression } from '../numeric/logistic-regression.ts';
import type { Minimum } from '../numeric/newton.ts';
import { readNumber } from './format.ts';
import { readClip } from './logit-scale.ts';
import {
  type Recalibration,
  type RecalibrationMethod,
  readParameters,
  recalibration,
} from './recalibration.ts';

export interface BetaParameters {
  /** logit q = a ln p - b ln(1 - p) + c, with a, b >= 0: never decreasing. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** Distance from 0 and 1 at which confidences are cut. */
  readonly clip: number;
}

export interface BetaOptions extends WeightOptions {
  /** Distance from 0 and 1 at which confidences are cut before their logarithms; default 1e-6. */
  readonly clip?: number;
}

export interface Beta extends Recalibration<BetaParameters> {
  /** Mean log loss on the data of the fit; null for a map read from JSON. */
  readonly logLoss: number | null;
}

/**
 * Beta calibration by constrained maximum likelihood, a, b >= 0. Both constraints are checked again
 * after a coefficient has been dropped, so that the map never decreases. With one or two distinct
 * confidences a, b and c are not identified; the map at those confidences is.
 *
 * `fit` gives null for one class, and where some confidence separates the outcomes: no finite
 * maximum exists.
 * Source: Kull, Silva Filho & Flach 2017.
 */
export const betaCalibration: RecalibrationMethod<Beta, BetaOptions> = {
  name: 'beta',
  fit(p, y, options = {}) {
    const epsilon = readClip(options.clip);
    const t = tally(readSample(p, y, options));
    if (!hasFiniteMaximum(t, epsilon)) return null;
    const fitted = maximise(t, epsilon);
    return fitted === null
      ? null
      : beta({ ...fitted.parameters, clip: epsilon }, fitted.loss / sum(t.weight));
  },
  fromJSON(json) {
    const fields = readParameters(json, 'beta');
    const parameters = {
      a: readNumber(fields, 'a', 0),
      b: readNumber(fields, 'b', 0),
      c: readNumber(fields, 'c'),
      clip: readNumber(fields, 'clip', Number.MIN_VALUE, 0.5),
    };
    return beta(parameters, null);
  },
};

const beta = (parameters: BetaParameters, logLoss: number | null): Beta => {
  const { a, b, c, clip: epsilon } = parameters;
  const map = recalibration('beta', parameters, (p) => {
    const q = clip(p, epsilon);
    return sigmoid(a * Math.log(q) - b * Math.log1p(-q) + c);
  });
  return { ...map, logLoss };
};

/**
 * An increasing map can send its slope to infinity exactly when no outcome 0 lies above an
 * outcome 1, unless all confidences are one.
 */
const hasFiniteMaximum = (t: Tally, epsilon: number): boolean => {
  let highestZero = -1;
  let lowestOne = 2;
  for (let i = 0; i < t.size; i++) {
    const x = clip(t.value[i]!, epsilon);
    if (t.positive[i]! < t.weight[i]!) highestZero = x;
    if (t.positive[i]! > 0 && lowestOne === 2) lowestOne = x;
  }
  if (highestZero === -1 || lowestOne === 2) return false;
  const oneValue = clip(t.value[0]!, epsilon) === clip(t.value[t.size - 1]!, epsilon);
  return oneValue || highestZero > lowestOne;
};

/** Convexity: the constrained optimum is the best feasible optimum with some coefficients at 0. */
const maximise = (
  t: Tally,
  epsilon: number,
): { readonly parameters: Omit<BetaParameters, 'clip'>; readonly loss: number } | null => {
  const lnP = t.value.map((p) => Math.log(clip(p, epsilon)));
  const lnQ = t.value.map((p) => -Math.log1p(-clip(p, epsilon)));
  const one = new Float64Array(t.size).fill(1);
  const fit = (features: readonly Float64Array[]) =>
    logisticRegression({ features, weight: t.weight, positive: t.positive });
  const free = fit([lnP, lnQ, one]);
  const onlyA = fit([lnP, one]);
  const onlyB = fit([lnQ, one]);
  const constant = fit([one]);
  const at = (fitted: Minimum, a: number, b: number, c: number) => ({
    parameters: { a: fitted.x[a] ?? 0, b: fitted.x[b] ?? 0, c: fitted.x[c]! },
    loss: fitted.at[0]!,
    feasible: fitted.converged && !(fitted.x[a]! < 0 || fitted.x[b]! < 0),
  });
  return (
    [at(free, 0, 1, 2), at(onlyA, 0, -1, 1), at(onlyB, -1, 0, 1), at(constant, -1, -1, 0)]
      .filter(({ feasible }) => feasible)
      .sort((l, r) => l.loss - r.loss)[0] ?? null
  );
};

const sum = (values: Float64Array): number => values.reduce((total, x) => total + x, 0);
