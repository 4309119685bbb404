import { sum } from '../data/arrays.ts';
import { checkOption } from '../data/errors.ts';
import type { Numbers, WeightOptions } from '../data/sample.ts';
import { normalCdf, normalDensity } from '../numeric/normal.ts';
import { type BinRule, DEFAULT_BINS } from './bin-rule.ts';
import { type BinSums, binPoints } from './bin-sums.ts';

/** How the gaps of the bins are put together: weighted mean, root of weighted mean square, or greatest. */
export type EceNorm = 'l1' | 'l2' | 'max';

export interface EceOptions extends WeightOptions {
  /** Default: ten bins of equal width. For stated confidences prefer `{ kind: 'distinct' }`. */
  readonly bins?: BinRule;
  /** Default `l1`. */
  readonly norm?: EceNorm;
  /** Remove the upward bias of small bins (`l1` and `l2`, without weights). Default false. */
  readonly debiased?: boolean;
}

/**
 * Expected calibration error. With gap d_k = mean outcome - mean confidence and share q_k of bin k:
 * `l1` sum q_k |d_k|, `l2` sqrt(sum q_k d_k^2), `max` max |d_k|; empty bins count for nothing.
 *
 * `debiased`, `l2`: sqrt(max(S, 0)) with S of {@link debiasedSquaredEce}. `debiased`, `l1`:
 * 2 ECE - sum q_k E|N(d_k, ybar_k (1 - ybar_k) / n_k)| in closed form; null if a non-empty bin has
 * fewer than two points.
 *
 * @returns null without points.
 * @throws CalibrationInputError for a confidence outside [0,1] or an outcome other than 0 and 1.
 * Source: Naeini, Cooper & Hauskrecht 2015; debiasing: Kumar, Liang & Ma 2019; Bröcker 2012.
 */
export const ece = (p: Numbers, y: Numbers, options: EceOptions = {}): number | null =>
  eceOfBins(binPoints(p, y, options.bins ?? DEFAULT_BINS, options.weights), options);

/**
 * Debiased squared calibration error S = sum q_k [d_k^2 - ybar_k (1 - ybar_k) / (n_k - 1)]; a bin of
 * fewer than two points contributes 0. Not clipped: S < 0 says that no error is visible.
 * Source: Kumar, Liang & Ma 2019; Bröcker 2012 for the reliability term of the Brier score.
 */
export const debiasedSquaredEce = (
  p: Numbers,
  y: Numbers,
  options: { readonly bins?: BinRule } = {},
): number | null => debiasedSquaredEceOfBins(binPoints(p, y, options.bins ?? DEFAULT_BINS));

/** What a calibration error is made of, per bin. */
type Gaps = Pick<BinSums, 'count' | 'weight' | 'confidence' | 'positive'>;

/** {@link debiasedSquaredEce} of points that are already summed per bin. */
export const debiasedSquaredEceOfBins = (bins: Gaps): number | null =>
  meanOverBins(bins, debiasedSquare);

/** {@link ece} of points that are already summed per bin. */
export const eceOfBins = (
  bins: Gaps,
  { norm = 'l1', debiased = false }: Pick<EceOptions, 'norm' | 'debiased'> = {},
): number | null => {
  const known = !debiased || (norm !== 'max' && bins.weight === bins.count);
  checkOption(known, `debiased ${norm} norm`, 'l1 or l2 without weights');
  if (norm === 'max') {
    const gaps = occupiedGaps(bins);
    return gaps.length === 0 ? null : gaps.reduce((a, b) => Math.max(a, b));
  }
  if (norm === 'l1') return meanOverBins(bins, debiased ? debiasedGap : (gap) => gap);
  const square = meanOverBins(bins, debiased ? debiasedSquare : (gap) => gap * gap);
  return square === null ? null : Math.sqrt(Math.max(square, 0));
};

/** |mean outcome - mean confidence| of the bins that are not empty. */
export const occupiedGaps = (bins: Gaps): Float64Array => gapsOf(bins).filter((gap) => gap >= 0);

const gapsOf = ({ weight, positive, confidence }: Gaps): Float64Array =>
  weight.map((w, k) => Math.abs(positive[k]! - confidence[k]!) / w);

/** What a bin contributes, from its gap, its mean outcome and its number of points. */
type Term = (gap: number, rate: number, n: number) => number;

/** Weighted mean of a term over the bins; null without points. */
const meanOverBins = (bins: Gaps, term: Term): number | null => {
  const w = sum(bins.weight);
  let total = 0;
  gapsOf(bins).forEach((gap, k) => {
    const weight = bins.weight[k]!;
    if (weight > 0) total += weight * term(gap, bins.positive[k]! / weight, bins.count[k]!);
  });
  // NaN where a term says that it is not defined.
  return w > 0 && !Number.isNaN(total) ? total / w : null;
};

const debiasedSquare: Term = (gap, rate, n) =>
  n < 2 ? 0 : gap * gap - (rate * (1 - rate)) / (n - 1);

const debiasedGap: Term = (gap, rate, n) =>
  n < 2 ? Number.NaN : 2 * gap - meanAbsoluteNormal(gap, Math.sqrt((rate * (1 - rate)) / n));

/** E|X| for X normal with the given mean, at least 0, and standard deviation. */
const meanAbsoluteNormal = (mean: number, deviation: number): number => {
  if (deviation === 0) return mean;
  const z = mean / deviation;
  return 2 * deviation * normalDensity(z) + mean * (1 - 2 * normalCdf(-z));
};
