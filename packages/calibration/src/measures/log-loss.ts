import { readBetween } from '../data/options.ts';
import type { Numbers, WeightOptions } from '../data/sample.ts';
import { clip } from '../numeric/logistic.ts';
import { meanOf, type PointValue } from './means.ts';

export interface LogLossOptions extends WeightOptions {
  /** Confidences are moved into [epsilon, 1 - epsilon]; default 1e-15. State it with the result. */
  readonly epsilon?: number;
}

/**
 * Log loss, -mean of y ln p + (1 - y) ln(1 - p), in nats. A certain and wrong point costs -ln epsilon
 * (34.5 at 1e-15, 13.8 at 1e-6), so that the choice of epsilon decides the figure where they occur.
 * @returns null without points.
 */
export const logLoss = (p: Numbers, y: Numbers, options: LogLossOptions = {}): number | null =>
  meanOf(pointLoss(options))(p, y, options);

/** Log loss of one point. */
export const pointLoss = ({ epsilon = 1e-15 }: LogLossOptions): PointValue => {
  readBetween('epsilon', epsilon, 0, 0.5);
  return (p, y) => {
    const q = clip(p, epsilon);
    return -Math.log(y === 1 ? q : 1 - q);
  };
};
