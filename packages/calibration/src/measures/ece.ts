import { CalibrationInputError } from '../data/errors.ts';
import type { Numbers, WeightOptions } from '../data/sample.ts';
import { normalCdf } from '../numeric/normal.ts';
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
): number | null => {
  const bins = binPoints(p, y, options.bins ?? DEFAULT_BINS);
  const n = total(bins.weight);
  return n === 0 ? null : debiasedSquare(bins, n);
};

/** {@link ece} of points that are already summed per bin. */
export const eceOfBins = (
  bins: BinSums,
  options: Pick<EceOptions, 'norm' | 'debiased'> = {},
): number | null => {
  const norm = options.norm ?? 'l1';
  const debiased = options.debiased ?? false;
  if (debiased && (norm === 'max' || bins.weight !== bins.count)) {
    throw new CalibrationInputError(
      'option-invalid',
      `the ${norm === 'max' ? 'max norm' : 'weighted error'} has no debiased form: leave out debiased`,
    );
  }
  const w = total(bins.weight);
  if (w === 0) return null;
  if (norm === 'l1') return debiased ? debiasedL1(bins, w) : absoluteGap(bins, w);
  if (norm === 'l2') {
    return Math.sqrt(debiased ? Math.max(debiasedSquare(bins, w), 0) : squareGap(bins, w));
  }
  return greatestGap(bins);
};

const total = (values: Float64Array): number => {
  let sum = 0;
  for (const v of values) sum += v;
  return sum;
};

const absoluteGap = (b: BinSums, w: number): number => {
  let sum = 0;
  for (let k = 0; k < b.size; k++) sum += Math.abs(b.positive[k]! - b.confidence[k]!);
  return sum / w;
};

const squareGap = (b: BinSums, w: number): number => {
  let sum = 0;
  for (let k = 0; k < b.size; k++) {
    if (b.weight[k]! > 0) sum += (b.positive[k]! - b.confidence[k]!) ** 2 / b.weight[k]!;
  }
  return sum / w;
};

const greatestGap = (b: BinSums): number => {
  let greatest = 0;
  for (let k = 0; k < b.size; k++) {
    if (b.weight[k]! > 0) {
      greatest = Math.max(greatest, Math.abs(b.positive[k]! - b.confidence[k]!) / b.weight[k]!);
    }
  }
  return greatest;
};

const debiasedSquare = (b: BinSums, n: number): number => {
  let sum = 0;
  for (let k = 0; k < b.size; k++) {
    const m = b.count[k]!;
    if (m < 2) continue;
    const rate = b.positive[k]! / m;
    const gap = rate - b.confidence[k]! / m;
    sum += (m / n) * (gap * gap - (rate * (1 - rate)) / (m - 1));
  }
  return sum;
};

const debiasedL1 = (b: BinSums, n: number): number | null => {
  let sum = 0;
  for (let k = 0; k < b.size; k++) {
    const m = b.count[k]!;
    if (m === 0) continue;
    if (m < 2) return null;
    const rate = b.positive[k]! / m;
    const gap = rate - b.confidence[k]! / m;
    const deviation = Math.sqrt((rate * (1 - rate)) / m);
    sum += (m / n) * (2 * Math.abs(gap) - meanAbsoluteNormal(gap, deviation));
  }
  return sum;
};

/** E|X| for X normal with the given mean and standard deviation. */
const meanAbsoluteNormal = (mean: number, deviation: number): number => {
  if (deviation === 0) return Math.abs(mean);
  const z = mean / deviation;
  return (
    deviation * Math.sqrt(2 / Math.PI) * Math.exp(-0.5 * z * z) + mean * (1 - 2 * normalCdf(-z))
  );
};
