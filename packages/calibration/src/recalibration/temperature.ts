import { readBetween } from '../data/options.ts';
import { readSample, type WeightOptions } from '../data/sample.ts';
import { sigmoid } from '../numeric/logistic.ts';
import type { ConvexFunction } from '../numeric/newton.ts';
import { findRoot } from '../numeric/root.ts';
import { readClipField, readNumber } from './format.ts';
import { logisticData } from './logistic-data.ts';
import { DEFAULT_CLIP, onScale } from './logit-scale.ts';
import {
  defineMethod,
  type Recalibration,
  type RecalibrationMethod,
  recalibration,
} from './recalibration.ts';

export interface TemperatureParameters {
  /** q = sigmoid(logit(p) / temperature); above 1 it draws confidences towards 1/2. */
  readonly temperature: number;
  /** Distance from 0 and 1 at which confidences were cut. The temperature depends on it. */
  readonly clip: number;
}

export interface TemperatureOptions extends WeightOptions {
  /** Distance from 0 and 1 at which confidences are cut before their logit; default 1e-6. */
  readonly clip?: number;
}

/** A fitted temperature, and how well it does on the data of the fit. */
export interface Temperature extends Recalibration<TemperatureParameters> {
  /** The optimum lies outside the range searched, ln(1/T) in [-10, 10]: the data do not fix it. */
  readonly atBound: boolean;
  /** Mean log loss on the data of the fit; null for a map read from JSON. */
  readonly logLoss: number | null;
}

const WIDEST = 10;

/**
 * Temperature scaling of a binary confidence: the one T that minimises the log loss of
 * sigmoid(logit(p) / T). It cannot change which side of 1/2 a confidence is on: where accuracy is
 * below 1/2 and all confidences above, T is at the bound and every confidence becomes 1/2.
 * Source: Guo, Pleiss, Sun & Weinberger 2017.
 */
export const temperatureScaling: RecalibrationMethod<Temperature, TemperatureOptions> =
  defineMethod(
    'temperature',
    (p, y, { clip = DEFAULT_CLIP, weights }) => {
      readBetween('clip', clip, 0, 0.5);
      const data = logisticData(readSample(p, y, { weights }), clip);
      const weight = data.zeros + data.ones;
      if (!(weight > 0)) return null;
      const outcomes = { zero: 0, one: 1 };
      let loss = data.loss(outcomes);
      let inverse = minimise(loss);
      if (!data.accurateAt(inverse)) {
        loss = data.exactLoss(outcomes);
        inverse = minimise(loss);
      }
      return temperature({ temperature: 1 / inverse, clip }, loss([inverse, 0])[0]! / weight);
    },
    (fields) => {
      const bound = Math.exp(WIDEST + 1e-3);
      const t = readNumber(fields, 'temperature', 1 / bound, bound);
      return temperature({ temperature: t, clip: readClipField(fields) }, null);
    },
  );

const temperature = (parameters: TemperatureParameters, logLoss: number | null): Temperature => ({
  ...recalibration('temperature', parameters, (p) =>
    sigmoid(onScale(p, parameters.clip) / parameters.temperature),
  ),
  atBound: Math.abs(Math.log(parameters.temperature)) > WIDEST - 1e-9,
  logLoss,
});

/** The 1/T at which the increasing derivative of the loss vanishes, or the nearer bound. */
const minimise = (loss: ConvexFunction): number => {
  // Only confidences of exactly 1/2: no temperature moves them.
  if (loss([1, 0])[3] === 0) return 1;
  const slope = (logInverse: number) => loss([Math.exp(logInverse), 0])[1]!;
  if (slope(-WIDEST) >= 0) return Math.exp(-WIDEST);
  if (slope(WIDEST) <= 0) return Math.exp(WIDEST);
  return Math.exp(findRoot(slope, -WIDEST, WIDEST));
};
