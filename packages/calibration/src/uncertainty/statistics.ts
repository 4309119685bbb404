import { lowerBound, zeros } from '../data/arrays.ts';
import { readThreshold } from '../data/options.ts';
import type { ClusteredSample } from '../data/sample.ts';
import { firstOf, type Tally, tally } from '../data/tally.ts';
import { auroc } from '../measures/auroc.ts';
import { binCells } from '../measures/bin-cells.ts';
import { DEFAULT_BINS } from '../measures/bin-rule.ts';
import { type EceOptions, eceOfBins } from '../measures/ece.ts';
import { falseTrustForms } from '../measures/false-trust.ts';
import { pointLoss } from '../measures/log-loss.ts';
import { gap, type PointValue, skillOf, squaredGap } from '../measures/means.ts';
import { type ClusterSums, countPoints, pointSums } from './cluster-sums.ts';
import type { Statistic } from './statistic.ts';

/** Sums of functions of the points, without bins. */
const plainSums = (sample: ClusteredSample, ...columns: readonly PointValue[]): ClusterSums =>
  pointSums(sample, { cell: new Int32Array(sample.n), cells: 1 }, columns);

/** Mean over the points of a function of confidence and outcome. */
/* @__NO_SIDE_EFFECTS__ */
export const meanStatistic =
  (value: PointValue): Statistic =>
  (sample) => ({
    sums: plainSums(sample, value),
    evaluate: (totals, weight) => (weight > 0 ? totals[0]! / weight : Number.NaN),
  });

/** Ratio of two sums over the points; undefined where the denominator is 0. */
export const ratioStatistic =
  (numerator: PointValue, denominator: PointValue): Statistic =>
  (sample) => ({
    sums: plainSums(sample, numerator, denominator),
    evaluate: (totals) => (totals[1]! > 0 ? totals[0]! / totals[1]! : Number.NaN),
  });

/** Mean outcome. */
export const meanOutcomeStatistic: Statistic = meanStatistic((_, y) => y);

/** Mean confidence. */
export const meanConfidenceStatistic: Statistic = meanStatistic((p) => p);

/** Over-confidence gap. */
export const overconfidenceGapStatistic: Statistic = meanStatistic(gap);

/** Brier score. */
export const brierStatistic: Statistic = meanStatistic(squaredGap);

/** Log loss; `epsilon` as for `logLoss`. */
export const logLossStatistic = (options: { readonly epsilon?: number } = {}): Statistic =>
  meanStatistic(pointLoss(options));

/** Brier skill score. */
export const brierSkillStatistic: Statistic = (sample) => ({
  sums: plainSums(sample, squaredGap, (_, y) => y),
  evaluate: (totals, w) => skillOf(totals[0]! / w, totals[1]! / w) ?? Number.NaN,
});

/** One of the three forms of false trust; see `falseTrust`. */
export const falseTrustStatistic = (
  options: {
    /** Default 0.8. */
    readonly threshold?: number;
    /** Default `ofTrusted`. */
    readonly form?: 'ofTrusted' | 'ofVulnerable' | 'joint';
  } = {},
): Statistic =>
  ratioStatistic(...falseTrustForms(readThreshold(options.threshold))[options.form ?? 'ofTrusted']);

/** Expected calibration error; bins of equal mass keep the edges of the whole sample. */
export const eceStatistic =
  (options: Omit<EceOptions, 'weights'> = {}): Statistic =>
  (sample) => {
    const cells = binCells(sample, options.bins ?? DEFAULT_BINS);
    if ((options.norm ?? 'l1') === 'l1' && !options.debiased) {
      return {
        sums: pointSums(sample, cells, [gap]),
        evaluate: (totals, w) => {
          let sum = 0;
          for (let k = 0; k < totals.length; k++) sum += Math.abs(totals[k]!);
          return w > 0 ? sum / w : Number.NaN;
        },
      };
    }
    return {
      sums: pointSums(sample, cells, [() => 1, (p) => p, (_, y) => y]),
      evaluate: (totals) => {
        const column = (j: number) => totals.filter((_, i) => i % 3 === j);
        const weight = column(0);
        const count = sample.weights ? weight.slice() : weight;
        const bins = { count, weight, confidence: column(1), positive: column(2) };
        return eceOfBins(bins, options) ?? Number.NaN;
      },
    };
  };

/** Sums per cluster and distinct confidence; made once for all statistics of a bootstrap. */
const tallySums = (sample: ClusteredSample): TallySums => {
  const known = made.get(sample);
  if (known) return known;
  const { value } = tally(sample);
  const cell = new Int32Array(sample.n);
  for (let i = 0; i < sample.n; i++) cell[i] = lowerBound(value, sample.p[i]!);
  const columns: PointValue[] = [countPoints, (_, y) => y];
  if (sample.weights) columns.push(() => 1);
  const sums = { value, sums: pointSums(sample, { cell, cells: value.length }, columns) };
  made.set(sample, sums);
  return sums;
};

interface TallySums {
  readonly value: Float64Array;
  /** Columns: points, positive weight and, with weights, total weight. */
  readonly sums: ClusterSums;
}

const made = new WeakMap<ClusteredSample, TallySums>();

/**
 * Any measure that is a function of the points summed per distinct confidence. A resample costs the
 * distinct values of each drawn cluster and one evaluation; the points are never sorted again.
 */
/* @__NO_SIDE_EFFECTS__ */
export const tallyStatistic =
  (measure: (t: Tally) => number | null): Statistic =>
  (sample) => {
    const { value, sums } = tallySums(sample);
    const { cells, width } = sums;
    const count = zeros(cells);
    const weight = sample.weights ? zeros(cells) : count;
    const scratch = { size: cells, value: zeros(cells), count, weight, positive: zeros(cells) };
    return {
      sums,
      evaluate: (totals) => {
        let size = 0;
        for (let at = 0; at < totals.length; at += width) {
          if (totals[at] === 0) continue;
          scratch.value[size] = value[at / width]!;
          count[size] = totals[at]!;
          scratch.positive[size] = totals[at + 1]!;
          weight[size++] = totals[at + (sample.weights ? 2 : 0)]!;
        }
        return measure(firstOf(scratch, size)) ?? Number.NaN;
      },
    };
  };

/** Area under the ROC curve. */
export const aurocStatistic: Statistic = tallyStatistic(auroc);
