import { readSample, type WeightOptions } from '../data/sample.ts';
import { sigmoid } from '../numeric/logistic.ts';
import { readNumber, readWord } from './format.ts';
import { logisticData } from './logistic-data.ts';
import type { LogisticLoss } from './logistic-loss.ts';
import { onScale, RAW, readClip } from './logit-scale.ts';
import {
  type Recalibration,
  type RecalibrationMethod,
  readParameters,
  recalibration,
} from './recalibration.ts';

export interface PlattParameters {
  /** q = 1 / (1 + exp(A f + B)); A < 0 where higher confidence means more often right. */
  readonly A: number;
  readonly B: number;
  /** What f is: the logit of the clipped confidence, or the confidence itself. */
  readonly scale: 'logit' | 'raw';
  readonly clip: number;
}

export interface PlattOptions extends WeightOptions {
  /** Default `logit`. scikit-learn uses the raw probability. */
  readonly scale?: 'logit' | 'raw';
  /** Distance from 0 and 1 at which confidences are cut before their logit; default 1e-6. */
  readonly clip?: number;
}

/**
 * Platt scaling: logistic regression of the outcomes on the confidence, with the targets
 * (n1 + 1)/(n1 + 2) and 1/(n0 + 2) in place of 1 and 0, which keep the fit finite for one class and
 * under separation. With weights n1 and n0 are total weights. With one distinct confidence the slope
 * is not identified and A = 0.
 * Source: Platt 1999; Lin, Lin & Weng 2007 for the safeguarded Newton iteration (here run to
 * convergence).
 */
export const plattScaling: RecalibrationMethod<Recalibration<PlattParameters>, PlattOptions> = {
  name: 'platt',
  fit(p, y, options = {}) {
    const scale = options.scale ?? 'logit';
    const clip = readClip(options.clip);
    const data = logisticData(readSample(p, y, options), scale === 'raw' ? RAW : clip);
    const { zeros, ones } = data;
    if (!(zeros + ones > 0)) return null;
    const targets = { zero: 1 / (zeros + 2), one: (ones + 1) / (ones + 2) };
    const start = Math.log((ones + 1) / (zeros + 1));
    let found = newton(data.loss(targets), 0, start, data.varied);
    if (!data.accurateAt(found[0])) {
      found = newton(data.exactLoss(targets), found[0], found[1], data.varied);
    }
    return platt({ A: -found[0], B: -found[1], scale, clip });
  },
  fromJSON(json) {
    const fields = readParameters(json, 'platt');
    return platt({
      A: readNumber(fields, 'A'),
      B: readNumber(fields, 'B'),
      scale: readWord(fields, 'scale', ['logit', 'raw']),
      clip: readNumber(fields, 'clip', Number.MIN_VALUE, 0.5),
    });
  },
};

const platt = (parameters: PlattParameters): Recalibration<PlattParameters> => {
  const { A, B, scale } = parameters;
  const clip = scale === 'raw' ? RAW : parameters.clip;
  return recalibration('platt', parameters, (p) => sigmoid(-(A * onScale(p, clip) + B)));
};

/** Newton's method with backtracking; the loss is convex and the smoothed targets keep it bounded. */
const newton = (
  evaluate: LogisticLoss,
  slope: number,
  offset: number,
  free: boolean,
): readonly [slope: number, offset: number] => {
  let s = slope;
  let o = offset;
  let [loss, gs, go, hss, hso, hoo] = read(evaluate(s, o));
  for (let i = 0; i < 100; i++) {
    // The ridge of Lin, Lin & Weng, for a Hessian that vanishes at the ends of the sigmoid.
    const a = hss + 1e-12;
    const c = hoo + 1e-12;
    const det = a * c - hso * hso;
    const ds = free ? -(c * gs - hso * go) / det : 0;
    const d0 = free ? -(a * go - hso * gs) / det : -go / c;
    const slopeOfLoss = gs * ds + go * d0;
    // Half the squared Newton decrement estimates what is left to gain.
    if (!(-slopeOfLoss > 1e-15 * Math.abs(loss))) return [s + ds, o + d0];
    let step = 1;
    for (;;) {
      const next = read(evaluate(s + step * ds, o + step * d0));
      if (next[0] <= loss + 1e-4 * step * slopeOfLoss) {
        s += step * ds;
        o += step * d0;
        [loss, gs, go, hss, hso, hoo] = next;
        break;
      }
      step /= 2;
      // No decrease that floating point can show: the minimum is reached.
      if (step < 1e-10) return [s, o];
    }
  }
  return [s, o];
};

type Evaluation = [number, number, number, number, number, number];
const read = (e: Float64Array): Evaluation => [e[0]!, e[1]!, e[2]!, e[3]!, e[4]!, e[5]!];
