import { unit } from '../data/arrays.ts';
import { readSample } from '../data/sample.ts';
import { type Tally, tally } from '../data/tally.ts';
import { isotonicBlocks } from '../isotonic/pav.ts';
import { readShares } from './format.ts';
import { interpolate } from './interpolate.ts';
import {
  defineMethod,
  type Recalibration,
  type RecalibrationMethod,
  recalibration,
} from './recalibration.ts';

export interface IsotonicParameters {
  /** Confidences at which the fitted curve bends, strictly ascending. */
  readonly x: readonly number[];
  /** Fitted values there, ascending. */
  readonly y: readonly number[];
}

/**
 * Isotonic regression: the non-decreasing function nearest to the outcomes in squared error, by
 * pooling adjacent violators. Between the confidences of the fit it interpolates linearly, outside
 * them it is constant. Where higher confidence means less often right it becomes one constant.
 * Source: Zadrozny & Elkan 2002; conventions of scikit-learn (`out_of_bounds="clip"`).
 */
export const isotonicRegression: RecalibrationMethod<Recalibration<IsotonicParameters>> =
  defineMethod(
    'isotonic',
    (p, y, options) => {
      const t = tally(readSample(p, y, options));
      return t.size === 0 ? null : isotonic(corners(t));
    },
    (fields) => {
      const x = readShares(fields, 'x', 'strict');
      return isotonic({ x, y: readShares(fields, 'y', 'weak', x.length) });
    },
  );

const isotonic = (parameters: IsotonicParameters): Recalibration<IsotonicParameters> =>
  recalibration(
    'isotonic',
    parameters,
    interpolate(Float64Array.from(parameters.x), Float64Array.from(parameters.y)),
  );

/** First and last confidence of each block: between them the curve is straight. */
const corners = (t: Tally): IsotonicParameters => {
  const { size, start, value } = isotonicBlocks(t);
  const x: number[] = [];
  const y: number[] = [];
  for (let b = 0; b < size; b++) {
    for (const i of new Set([start[b]!, start[b + 1]! - 1])) {
      x.push(t.value[i]!);
      y.push(unit(value[b]!)); // sums of fractional weights can leave [0,1] by rounding
    }
  }
  return { x, y };
};
