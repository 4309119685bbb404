import type { Numbers } from '../data/sample.ts';
import { type BinRule, DEFAULT_BINS } from '../measures/bin-rule.ts';
import { type BinSums, binPoints } from '../measures/bin-sums.ts';
import { type EceNorm, ece, eceOfBins } from '../measures/ece.ts';
import { smoothEce } from '../smooth/smooth-ece.ts';
import {
  type Bounds,
  boundsOf,
  conclusive,
  decide,
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
  options: EceBoundsOptions = {},
): Bounds => {
  const s = readPartial(p, y);
  const rule = options.bins ?? DEFAULT_BINS;
  const none = binPoints(
    s.p,
    decide(s, () => 0),
    rule,
  );
  const all = binPoints(
    s.p,
    decide(s, () => 1),
    rule,
  );
  const withPositive = (choose: (k: number) => number): BinSums => ({
    ...none,
    positive: none.positive.map((_, k) => choose(k)),
  });
  const nearest = withPositive((k) => {
    const whole = none.positive[k]! + Math.round(none.confidence[k]! - none.positive[k]!);
    return Math.min(all.positive[k]!, Math.max(none.positive[k]!, whole));
  });
  const farthest = withPositive((k) => {
    const middle = (none.positive[k]! + all.positive[k]!) / 2;
    return none.confidence[k]! > middle ? none.positive[k]! : all.positive[k]!;
  });
  const known = conclusive(s);
  const norm = options.norm ?? 'l1';
  const ends = [eceOfBins(nearest, { norm }), eceOfBins(farthest, { norm })];
  return boundsOf(s, ends, ece(known.p, known.y, { bins: rule, norm }));
};

/**
 * Outer bounds of the smooth calibration error: it lies between them, but need not reach them. One
 * outcome moves the error by at most 1/n, so that its values with all inconclusive outcomes 0 and
 * with all 1 enclose every other.
 */
export const smoothEceBounds = (p: Numbers, y: PartialOutcomes): Bounds => {
  const s = readPartial(p, y);
  const zero = smoothEce(
    s.p,
    decide(s, () => 0),
  );
  const one = smoothEce(
    s.p,
    decide(s, () => 1),
  );
  const known = conclusive(s);
  const excluded = smoothEce(known.p, known.y);
  if (zero === null || one === null) return boundsOf(s, [], excluded);
  const share = s.open.length / s.n;
  const ends = [Math.max(0, (zero + one - share) / 2), Math.min(1, (zero + one + share) / 2)];
  return boundsOf(s, ends, excluded);
};
