import type { Numbers } from '../data/sample.ts';
import { type BinRule, DEFAULT_BINS } from '../measures/bin-rule.ts';
import { binPoints } from '../measures/bin-sums.ts';
import { type EceNorm, eceOfBins } from '../measures/ece.ts';
import { smoothEce } from '../smooth/smooth-ece.ts';
import {
  allOne,
  allZero,
  type Bounds,
  boundsOf,
  evaluate,
  type PartialOutcomes,
  readPartial,
} from './outcomes.ts';

export interface EceBoundsOptions {
  /** Default: ten bins of equal width. */
  readonly bins?: BinRule;
  /** Default `l1`. */
  readonly norm?: EceNorm;
}

/**
 * Bounds of the expected calibration error over fixed bins. Bins are made of confidences alone, so
 * each can take its least and its greatest gap independently of the others.
 */
export const eceBounds = (
  p: Numbers,
  y: PartialOutcomes,
  { bins: rule = DEFAULT_BINS, norm = 'l1' }: EceBoundsOptions = {},
): Bounds => {
  const s = readPartial(p, y);
  const { decided, excluded } = evaluate(s, (q, t) => binPoints(q, t, rule), [allZero, allOne]);
  const [none, all] = [decided[0]!, decided[1]!];
  /** The error with the number of outcomes 1 of each bin chosen between its least and its greatest. */
  const chosen = (choose: (confidence: number, least: number, greatest: number) => number) => {
    const positive = none.confidence.map((c, k) => choose(c, none.positive[k]!, all.positive[k]!));
    return eceOfBins({ ...none, positive }, { norm });
  };
  const nearest = chosen((confidence, least, greatest) =>
    Math.min(greatest, Math.max(least, least + Math.round(confidence - least))),
  );
  const farthest = chosen((confidence, least, greatest) =>
    confidence > (least + greatest) / 2 ? least : greatest,
  );
  return boundsOf(s, [nearest, farthest], eceOfBins(excluded, { norm }));
};

/**
 * Outer bounds of the smooth calibration error: it lies between them, but need not reach them. One
 * outcome moves the error by at most 1/n, so that its values with all inconclusive outcomes 0 and
 * with all 1 enclose every other.
 */
export const smoothEceBounds = (p: Numbers, y: PartialOutcomes): Bounds => {
  const s = readPartial(p, y);
  const { decided, excluded } = evaluate(s, (q, t) => smoothEce(q, t), [allZero, allOne]);
  const share = s.open.length / s.n;
  const middle = (decided[0]! + decided[1]!) / 2;
  const ends = [Math.max(0, middle - share / 2), Math.min(1, middle + share / 2)];
  return boundsOf(s, s.n === 0 ? [] : ends, excluded);
};
