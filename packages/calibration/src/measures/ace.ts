import { sum } from '../data/arrays.ts';
import type { Numbers, WeightOptions } from '../data/sample.ts';
import { binPoints } from './bin-sums.ts';
import { ece, occupiedGaps } from './ece.ts';

export interface AceOptions extends WeightOptions {
  /** Number of bins; default 10. */
  readonly count?: number;
}

/**
 * Average calibration error of Neumann, Zisserman & Vedaldi 2018: the unweighted mean of |d_k| over
 * the non-empty bins of equal width. Not the same as {@link aceNixon}, which shares its abbreviation.
 * @returns null without points.
 */
export const aceNeumann = (
  p: Numbers,
  y: Numbers,
  { count = 10, weights }: AceOptions = {},
): number | null => {
  const gaps = occupiedGaps(binPoints(p, y, { kind: 'width', count }, weights));
  return gaps.length === 0 ? null : sum(gaps) / gaps.length;
};

/**
 * Adaptive calibration error of Nixon et al. 2019 for one stated probability: ECE on bins of equal
 * mass. Not the same as {@link aceNeumann}, which shares its abbreviation.
 * @returns null without points.
 */
export const aceNixon = (
  p: Numbers,
  y: Numbers,
  { count = 10, weights }: AceOptions = {},
): number | null => ece(p, y, { bins: { kind: 'mass', count }, weights });
