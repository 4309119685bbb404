import { lowerBound, sum, unit } from '../data/arrays.ts';
import type { WeightOptions } from '../data/sample.ts';
import { type BinRule, DEFAULT_BINS } from '../measures/bin-rule.ts';
import { binPoints } from '../measures/bin-sums.ts';
import { readShares } from './format.ts';
import {
  defineMethod,
  type Recalibration,
  type RecalibrationMethod,
  recalibration,
} from './recalibration.ts';

export interface HistogramParameters {
  /** Upper edges of the bins, the last one 1; a bin is closed on the right. */
  readonly edges: readonly number[];
  /** What confidences of each bin become. */
  readonly values: readonly number[];
}

export interface HistogramOptions extends WeightOptions {
  /** Default: ten bins of equal width. */
  readonly bins?: BinRule;
}

/**
 * Histogram binning: a confidence becomes the mean outcome of its bin, or the midpoint of the bin
 * where no point fell into it. Fit and application use the same right-closed bins. With distinct
 * values a confidence never seen belongs to the next value above, or to the last.
 * Source: Zadrozny & Elkan 2001.
 */
export const histogramBinning: RecalibrationMethod<
  Recalibration<HistogramParameters>,
  HistogramOptions
> = defineMethod(
  'histogram',
  (p, y, { bins = DEFAULT_BINS, weights }) => {
    const { size, lower, upper, weight, positive } = binPoints(p, y, bins, weights);
    if (sum(weight) === 0) return null;
    return histogram({
      edges: Array.from(upper, (edge, k) => (k === size - 1 ? 1 : edge)),
      values: Array.from(weight, (w, k) =>
        w > 0 ? unit(positive[k]! / w) : (lower[k]! + upper[k]!) / 2,
      ),
    });
  },
  (fields) => {
    const edges = readShares(fields, 'edges', 'strict');
    return histogram({ edges, values: readShares(fields, 'values', undefined, edges.length) });
  },
);

const histogram = (parameters: HistogramParameters): Recalibration<HistogramParameters> => {
  const edges = Float64Array.from(parameters.edges);
  const last = edges.length - 1;
  return recalibration(
    'histogram',
    parameters,
    (p) => parameters.values[Math.min(last, lowerBound(edges, p))]!,
  );
};
