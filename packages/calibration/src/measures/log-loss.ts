import { CalibrationInputError } from '../data/errors.ts';
import { type Numbers, readSample, type WeightOptions } from '../data/sample.ts';

export interface LogLossOptions extends WeightOptions {
  /** Confidences are moved into [epsilon, 1 - epsilon]; default 1e-15. State it with the result. */
  readonly epsilon?: number;
}

/**
 * Log loss, -mean of y ln p + (1 - y) ln(1 - p), in nats. A certain and wrong point costs -ln epsilon
 * (34.5 at 1e-15, 13.8 at 1e-6), so that the choice of epsilon decides the figure where they occur.
 * @returns null without points.
 */
export const logLoss = (p: Numbers, y: Numbers, options: LogLossOptions = {}): number | null => {
  const epsilon = readEpsilon(options.epsilon ?? 1e-15);
  const sample = readSample(p, y, options);
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < sample.n; i++) {
    const w = sample.weights === undefined ? 1 : sample.weights[i]!;
    sum += w * pointLoss(sample.p[i]!, sample.y[i]!, epsilon);
    weight += w;
  }
  return weight > 0 ? sum / weight : null;
};

/** Log loss of one point. */
export const pointLoss = (p: number, y: number, epsilon: number): number => {
  const q = Math.min(Math.max(p, epsilon), 1 - epsilon);
  return -Math.log(y === 1 ? q : 1 - q);
};

/** Distance that confidences are kept from 0 and 1, checked. */
export const readEpsilon = (epsilon: number): number => {
  if (!(epsilon > 0 && epsilon < 0.5)) {
    throw new CalibrationInputError('option-invalid', `epsilon ${epsilon}: use 0 < epsilon < 0.5`);
  }
  return epsilon;
};
