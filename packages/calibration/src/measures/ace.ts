import type { Numbers, WeightOptions } from '../data/sample.ts';
import { binPoints } from './bin-sums.ts';
import { ece } from './ece.ts';

export interface AceOptions extends WeightOptions {
  /** Number of bins; default 10. */
  readonly count?: number;
}

/**
 * Average calibration error of Neumann, Zisserman & Vedaldi 2018: the unweighted mean of |d_k| over
 * the non-empty bins of equal width. Not the same as {@link aceNixon}, which shares its abbreviation.
 * @returns null without points.
 */
export const aceNeumann = (p: Numbers, y: Numbers, options: AceOptions = {}): number | null => {
  const b = binPoints(p, y, { kind: 'width', count: options.count ?? 10 }, options.weights);
  let sum = 0;
  let bins = 0;
  for (let k = 0; k < b.size; k++) {
    if (b.weight[k]! > 0) {
      sum += Math.abs(b.positive[k]! - b.confidence[k]!) / b.weight[k]!;
      bins++;
    }
  }
  return bins === 0 ? null : sum / bins;
};

/**
 * Adaptive calibration error of Nixon et al. 2019 for one stated probability: ECE on bins of equal
 * mass. Not the same as {@link aceNeumann}, which shares its abbreviation.
 * @returns null without points.
 */
export const aceNixon = (p: Numbers, y: Numbers, options: AceOptions = {}): number | null =>
  ece(p, y, { bins: { kind: 'mass', count: options.count ?? 10 }, weights: options.weights });
