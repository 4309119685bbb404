import { readBetween } from '../data/options.ts';
import { readSample, type WeightOptions } from '../data/sample.ts';
import { sigmoid } from '../numeric/logistic.ts';
import { type ConvexFunction, minimizeConvex } from '../numeric/newton.ts';
import { readChoice, readClipField, readNumber } from './format.ts';
import { type LogisticData, logisticData, type Targets } from './logistic-data.ts';
import { DEFAULT_CLIP, onScale, RAW } from './logit-scale.ts';
import {
  defineMethod,
  type Recalibration,
  type RecalibrationMethod,
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
export const plattScaling: RecalibrationMethod<
  Recalibration<PlattParameters>,
  PlattOptions
> = defineMethod(
  'platt',
  (p, y, { scale = 'logit', clip = DEFAULT_CLIP, weights }) => {
    readBetween('clip', clip, 0, 0.5);
    const data = logisticData(readSample(p, y, { weights }), scale === 'raw' ? RAW : clip);
    const { zeros, ones } = data;
    if (!(zeros + ones > 0)) return null;
    const [a, b] = minimise(data, { zero: 1 / (zeros + 2), one: (ones + 1) / (ones + 2) });
    return platt({ A: -a!, B: -b!, scale, clip });
  },
  (fields) =>
    platt({
      A: readNumber(fields, 'A'),
      B: readNumber(fields, 'B'),
      scale: readChoice(fields, 'scale', ['logit', 'raw']),
      clip: readClipField(fields),
    }),
);

/** Slope and offset of least loss. */
const minimise = (data: LogisticData, targets: Targets): Float64Array | number[] => {
  const mean = (data.zeros * targets.zero + data.ones * targets.one) / (data.zeros + data.ones);
  const constant = [0, Math.log(mean / (1 - mean))];
  if (!data.varied) return constant;
  const over = (loss: ConvexFunction, start: ArrayLike<number>) => minimizeConvex(loss, start).x;
  const found = over(data.loss(targets), constant);
  return data.accurateAt(found[0]!) ? found : over(data.exactLoss(targets), found);
};

const platt = (parameters: PlattParameters): Recalibration<PlattParameters> => {
  const { A, B, scale } = parameters;
  const clip = scale === 'raw' ? RAW : parameters.clip;
  return recalibration('platt', parameters, (p) => sigmoid(-(A * onScale(p, clip) + B)));
};
