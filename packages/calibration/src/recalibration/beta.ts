import { sum, zeros } from '../data/arrays.ts';
import { readBetween } from '../data/options.ts';
import { readSample, type WeightOptions } from '../data/sample.ts';
import { type Tally, tally, valuesByOutcome } from '../data/tally.ts';
import { clip, sigmoid } from '../numeric/logistic.ts';
import { logisticLoss } from '../numeric/logistic-loss.ts';
import { minimizeConvex } from '../numeric/newton.ts';
import { readClipField, readNumber } from './format.ts';
import { DEFAULT_CLIP } from './logit-scale.ts';
import {
  defineMethod,
  type Recalibration,
  type RecalibrationMethod,
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
export const betaCalibration: RecalibrationMethod<Beta, BetaOptions> = defineMethod(
  'beta',
  (p, y, { clip: epsilon = DEFAULT_CLIP, weights }) => {
    readBetween('clip', epsilon, 0, 0.5);
    const t = tally(readSample(p, y, { weights }));
    const clipped = { ...t, value: t.value.map((x) => clip(x, epsilon)) };
    const best = hasFiniteMaximum(clipped) && maximise(clipped);
    if (!best) return null;
    const { a, b, c, loss } = best;
    return beta({ a, b, c, clip: epsilon }, loss / sum(t.weight));
  },
  (fields) =>
    beta(
      {
        a: readNumber(fields, 'a', 0),
        b: readNumber(fields, 'b', 0),
        c: readNumber(fields, 'c'),
        clip: readClipField(fields),
      },
      null,
    ),
);

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
const hasFiniteMaximum = (t: Tally): boolean => {
  const { noughts, ones } = valuesByOutcome(t);
  if (noughts.length === 0 || ones.length === 0) return false;
  return t.value[0] === t.value.at(-1) || noughts.at(-1)! > ones[0]!;
};

/**
 * Convexity: the constrained optimum is the best feasible optimum with some coefficients at 0. Leaving
 * more of them out is only worse, so that a feasible fit ends the search among those with fewer.
 */
const maximise = ({ value, weight, positive }: Tally) => {
  const lnP = value.map((q) => Math.log(q));
  const lnQ = value.map((q) => -Math.log1p(-q));
  const one = zeros(value.length).fill(1);
  const fit = (features: readonly Float64Array[]) => {
    const { x, at, converged } = minimizeConvex(
      logisticLoss(features, weight, positive),
      zeros(features.length),
    );
    const of = (feature: Float64Array) => x[features.indexOf(feature)] ?? 0;
    return { a: of(lnP), b: of(lnQ), c: of(one), loss: at[0]!, converged };
  };
  for (const sets of [
    [[lnP, lnQ, one]],
    [
      [lnP, one],
      [lnQ, one],
    ],
    [[one]],
  ]) {
    const [best] = sets
      .map(fit)
      .filter(({ a, b, converged }) => converged && a >= 0 && b >= 0)
      .sort((l, r) => l.loss - r.loss);
    if (best) return best;
  }
  return undefined;
};
