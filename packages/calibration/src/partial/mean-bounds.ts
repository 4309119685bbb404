import type { Numbers } from '../data/sample.ts';
import { logLoss } from '../measures/log-loss.ts';
import { brier, meanOutcome, overconfidenceGap } from '../measures/means.ts';
import {
  allOne,
  allZero,
  type Bounds,
  boundsOf,
  type Decision,
  evaluate,
  type PartialOutcomes,
  readPartial,
} from './outcomes.ts';

type Measure = (p: Float64Array, y: Float64Array) => number | null;

const boundsBy = (
  p: Numbers,
  y: PartialOutcomes,
  measure: Measure,
  decisions: readonly Decision[],
): Bounds => {
  const s = readPartial(p, y);
  const { decided, excluded } = evaluate(s, measure, decisions);
  return boundsOf(s, decided, excluded);
};

/**
 * Bounds of a measure that only rises, or only falls, with every single outcome: its values with all
 * inconclusive outcomes 1 and with all 0. Such are mean outcome, over-confidence gap, the areas under
 * risk-coverage curves (AURC, AUGRC), and pass@k over tasks.
 */
export const monotoneBounds = (p: Numbers, y: PartialOutcomes, measure: Measure): Bounds =>
  boundsBy(p, y, measure, [allZero, allOne]);

/**
 * Bounds of a mean loss that is least where the outcome is on the side of 1/2 on which the
 * confidence is, and greatest on the other.
 */
const lossBounds = (p: Numbers, y: PartialOutcomes, measure: Measure): Bounds =>
  boundsBy(p, y, measure, [(x) => (x >= 0.5 ? 1 : 0), (x) => (x >= 0.5 ? 0 : 1)]);

/** Bounds of the mean outcome (accuracy, share of secure samples). */
export const meanOutcomeBounds = (p: Numbers, y: PartialOutcomes): Bounds =>
  monotoneBounds(p, y, meanOutcome);

/** Bounds of mean confidence - mean outcome. */
export const overconfidenceGapBounds = (p: Numbers, y: PartialOutcomes): Bounds =>
  monotoneBounds(p, y, overconfidenceGap);

/** Bounds of the Brier score. */
export const brierBounds = (p: Numbers, y: PartialOutcomes): Bounds => lossBounds(p, y, brier);

/** Bounds of the log loss. */
export const logLossBounds = (
  p: Numbers,
  y: PartialOutcomes,
  options: { readonly epsilon?: number } = {},
): Bounds => lossBounds(p, y, (q, t) => logLoss(q, t, options));
