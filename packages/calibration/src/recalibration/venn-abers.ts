import { lowerBound, unit, zeros } from '../data/arrays.ts';
import { readSample } from '../data/sample.ts';
import { tally } from '../data/tally.ts';
import { readShares } from './format.ts';
import {
  defineMethod,
  type Recalibration,
  type RecalibrationMethod,
  readConfidence,
  recalibration,
} from './recalibration.ts';

export interface VennAbersParameters {
  /** The k distinct confidences of the fit, ascending. */
  readonly x: readonly number[];
  /** p0 for a confidence with i > 0 of them at or below it is `p0[i - 1]`; 0 below all. */
  readonly p0: readonly number[];
  /** p1 for a confidence with i < k of them below it is `p1[i]`; 1 above all. */
  readonly p1: readonly number[];
}

/** Two probabilities of which one is perfectly calibrated, and their merger. */
export interface VennAbersPrediction {
  readonly p0: number;
  readonly p1: number;
  /** p1 / (1 - p0 + p1), the merger that is best for log loss. */
  readonly p: number;
}

export interface VennAbers extends Recalibration<VennAbersParameters> {
  predict(p: number): VennAbersPrediction;
}

/**
 * Inductive Venn-Abers prediction: p0 and p1 are the isotonic fits at a confidence s after adding
 * (s, 0), respectively (s, 1), with weight 1, to the data. Both are tabulated once, in O(k) for k
 * distinct confidences. `apply` gives the merger p1 / (1 - p0 + p1).
 * Source: Vovk, Petej & Fedorova 2015, algorithms 1 to 4.
 */
export const vennAbers: RecalibrationMethod<VennAbers> = defineMethod(
  'venn-abers',
  (p, y, options) => {
    const t = tally(readSample(p, y, options));
    if (t.size === 0) return null;
    const noughts = t.weight.map((w, i) => w - t.positive[i]!);
    // Adding a 0 is adding a 1 with both axes turned round.
    const p0 = fitsWithOne(t.weight.toReversed(), noughts.toReversed()).reverse();
    return make({
      x: Array.from(t.value),
      p0: Array.from(p0, (q) => unit(1 - q)),
      p1: Array.from(fitsWithOne(t.weight, t.positive), unit),
    });
  },
  (fields) => {
    const x = readShares(fields, 'x', 'strict');
    const fits = (key: string) => readShares(fields, key, 'weak', x.length);
    return make({ x, p0: fits('p0'), p1: fits('p1') });
  },
);

const make = (parameters: VennAbersParameters): VennAbers => {
  const x = Float64Array.from(parameters.x);
  const predict = (s: number): VennAbersPrediction => {
    const below = lowerBound(x, s);
    const upTo = x[below] === s ? below + 1 : below;
    const p0 = parameters.p0[upTo - 1] ?? 0;
    const p1 = parameters.p1[below] ?? 1;
    return { p0, p1, p: p1 / (1 - p0 + p1) };
  };
  return {
    ...recalibration('venn-abers', parameters, (s) => predict(s).p),
    predict: (s) => predict(readConfidence(s)),
  };
};

/**
 * For each of k positions: the isotonic fit of a point of outcome 1 and weight 1 inserted just
 * before it. The fit is the slope, at the inserted unit step, of the greatest convex minorant of
 * the cumulative sums; moving the step one position on changes one point of the diagram, so that
 * every corner enters and leaves the stack once.
 */
const fitsWithOne = (weight: Float64Array, positive: Float64Array): Float64Array => {
  const k = weight.length;
  // Point 0 is the start of the inserted step, point i + 1 the sum of the first i positions.
  const px = zeros(k + 2);
  const py = zeros(k + 2);
  px[0] = -1;
  py[0] = -1;
  for (let i = 0; i < k; i++) {
    px[i + 2] = px[i + 1]! + weight[i]!;
    py[i + 2] = py[i + 1]! + positive[i]!;
  }
  // The stack holds corners of the minorant, the leftmost on top.
  const cx = zeros(k + 2);
  const cy = zeros(k + 2);
  let top = -1;
  const push = (x: number, y: number) => {
    while (top > 0 && !below(x, y, top)) top--;
    top++;
    cx[top] = x;
    cy[top] = y;
  };
  /** Whether the top corner lies strictly below the line from (x, y) to the corner under it. */
  const below = (x: number, y: number, t: number) =>
    (cy[t]! - y) * (cx[t - 1]! - x) < (cy[t - 1]! - y) * (cx[t]! - x);
  for (let i = k + 1; i >= 0; i--) push(px[i]!, py[i]!);

  const fits = zeros(k);
  for (let i = 0; i < k; i++) {
    fits[i] = (cy[top - 1]! - cy[top]!) / (cx[top - 1]! - cx[top]!);
    // The step moves behind position i: its two points swap their increments.
    const x = px[i]! + weight[i]!;
    const y = py[i]! + positive[i]!;
    px[i + 1] = x;
    py[i + 1] = y;
    const above =
      (y - cy[top]!) * (cx[top - 1]! - cx[top]!) >= (cy[top - 1]! - cy[top]!) * (x - cx[top]!);
    if (above) continue;
    top--;
    push(x, y);
  }
  return fits;
};
