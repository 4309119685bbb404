import { lowerBound } from '../data/distinct.ts';
import type { WeightOptions } from '../data/sample.ts';
import { type BinRule, DEFAULT_BINS } from '../measures/bin-rule.ts';
import { binPoints } from '../measures/bin-sums.ts';
import { readShares } from './format.ts';
import {
  type Recalibration,
  type RecalibrationMethod,
  readParameters,
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
> = {
  name: 'histogram',
  fit(p, y, options = {}) {
    const bins = binPoints(p, y, options.bins ?? DEFAULT_BINS, options.weights);
    let total = 0;
    const edges: number[] = [];
    const values: number[] = [];
    for (let k = 0; k < bins.size; k++) {
      const w = bins.weight[k]!;
      total += w;
      edges.push(k === bins.size - 1 ? 1 : bins.upper[k]!);
      values.push(
        w > 0 ? Math.min(1, bins.positive[k]! / w) : (bins.lower[k]! + bins.upper[k]!) / 2,
      );
    }
    return total === 0 ? null : histogram({ edges, values });
  },
  fromJSON(json) {
    const fields = readParameters(json, 'histogram');
    const edges = readShares(fields, 'edges', { order: 'strictly-increasing' });
    return histogram({ edges, values: readShares(fields, 'values', { length: edges.length }) });
  },
};

const histogram = (parameters: HistogramParameters): Recalibration<HistogramParameters> => {
  const edges = Float64Array.from(parameters.edges);
  const values = Float64Array.from(parameters.values);
  const last = values.length - 1;
  return recalibration(
    'histogram',
    parameters,
    (p) => values[Math.min(last, lowerBound(edges, p))]!,
  );
};
