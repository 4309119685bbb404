import { readSample, type WeightOptions } from '../data/sample.ts';
import { sigmoid } from '../numeric/logistic.ts';
import { readNumber } from './format.ts';
import { logisticData } from './logistic-data.ts';
import type { LogisticLoss } from './logistic-loss.ts';
import { onScale, readClip } from './logit-scale.ts';
import {
  type Recalibration,
  type RecalibrationMethod,
  readParameters,
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

const LOWEST = Math.exp(-10);
const HIGHEST = Math.exp(10);

/**
 * Temperature scaling of a binary confidence: the one T that minimises the log loss of
 * sigmoid(logit(p) / T). It cannot change which side of 1/2 a confidence is on: where accuracy is
 * below 1/2 and all confidences above, T is at the bound and every confidence becomes 1/2.
 * Source: Guo, Pleiss, Sun & Weinberger 2017.
 */
export const temperatureScaling: RecalibrationMethod<Temperature, TemperatureOptions> = {
  name: 'temperature',
  fit(p, y, options = {}) {
    const clip = readClip(options.clip);
    const data = logisticData(readSample(p, y, options), clip);
    const weight = data.zeros + data.ones;
    if (!(weight > 0)) return null;
    const outcomes = { zero: 0, one: 1 };
    let loss = data.loss(outcomes);
    let inverse = minimise(loss, 1);
    if (!data.accurateAt(inverse)) {
      loss = data.exactLoss(outcomes);
      inverse = minimise(loss, inverse);
    }
    const logLoss = loss(inverse, 0)[0]! / weight;
    const atBound = inverse === LOWEST || inverse === HIGHEST;
    return temperature({ temperature: 1 / inverse, clip }, atBound, logLoss);
  },
  fromJSON(json) {
    const fields = readParameters(json, 'temperature');
    const t = readNumber(fields, 'temperature', Math.exp(-10.001), Math.exp(10.001));
    const clip = readNumber(fields, 'clip', Number.MIN_VALUE, 0.5);
    return temperature({ temperature: t, clip }, Math.abs(Math.log(t)) > 9.9999, null);
  },
};

const temperature = (
  parameters: TemperatureParameters,
  atBound: boolean,
  logLoss: number | null,
): Temperature => ({
  ...recalibration('temperature', parameters, (p) =>
    sigmoid(onScale(p, parameters.clip) / parameters.temperature),
  ),
  atBound,
  logLoss,
});

/** The 1/T at which the increasing derivative of the loss vanishes, or the nearer bound. */
const minimise = (evaluate: LogisticLoss, start: number): number => {
  // Only confidences of exactly 1/2: no temperature moves them.
  if (evaluate(1, 0)[3] === 0) return 1;
  if (evaluate(LOWEST, 0)[1]! >= 0) return LOWEST;
  if (evaluate(HIGHEST, 0)[1]! <= 0) return HIGHEST;
  let low = LOWEST;
  let high = HIGHEST;
  let x = start;
  for (let i = 0; i < 200; i++) {
    const e = evaluate(x, 0);
    const slope = e[1]!;
    if (slope === 0) return x;
    if (slope > 0) high = x;
    else low = x;
    let next = x - slope / e[3]!;
    if (!(next > low && next < high)) next = Math.sqrt(low * high);
    if (Math.abs(next - x) <= 1e-14 * x) return next;
    x = next;
  }
  return x;
};
