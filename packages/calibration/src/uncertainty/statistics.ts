import type { ClusteredSample } from '../data/clusters.ts';
import { distinctCells } from '../data/distinct.ts';
import type { Tally } from '../data/tally.ts';
import { aurocOfTally } from '../measures/auroc.ts';
import { binCells } from '../measures/bin-cells.ts';
import { DEFAULT_BINS } from '../measures/bin-rule.ts';
import type { BinSums } from '../measures/bin-sums.ts';
import { type EceOptions, eceOfBins } from '../measures/ece.ts';
import { readThreshold } from '../measures/false-trust.ts';
import { pointLoss, readEpsilon } from '../measures/log-loss.ts';
import { sumByClusterAndCell } from './cluster-sums.ts';
import type { Statistic } from './statistic.ts';

const weightOf = (sample: ClusteredSample): ((i: number) => number) => {
  const w = sample.weights;
  return w === undefined ? () => 1 : (i) => w[i]!;
};

/** Mean over the points of a function of confidence and outcome. */
export const meanStatistic =
  (value: (p: number, y: number) => number): Statistic =>
  (sample) => {
    const { n, p, y, clusters } = sample;
    const weight = weightOf(sample);
    return {
      sums: sumByClusterAndCell(clusters, new Int32Array(n), 1, 1, (i, out, at) => {
        out[at]! += weight(i) * value(p[i]!, y[i]!);
      }),
      evaluate: (totals, w) => (w > 0 ? totals[0]! / w : Number.NaN),
    };
  };

/** Ratio of two sums over the points; undefined where the denominator is 0. */
export const ratioStatistic =
  (
    numerator: (p: number, y: number) => number,
    denominator: (p: number, y: number) => number,
  ): Statistic =>
  (sample) => {
    const { n, p, y, clusters } = sample;
    const weight = weightOf(sample);
    return {
      sums: sumByClusterAndCell(clusters, new Int32Array(n), 1, 2, (i, out, at) => {
        out[at]! += weight(i) * numerator(p[i]!, y[i]!);
        out[at + 1]! += weight(i) * denominator(p[i]!, y[i]!);
      }),
      evaluate: (totals) => (totals[1]! > 0 ? totals[0]! / totals[1]! : Number.NaN),
    };
  };

/** Mean outcome. */
export const meanOutcomeStatistic: Statistic = meanStatistic((_, y) => y);

/** Mean confidence. */
export const meanConfidenceStatistic: Statistic = meanStatistic((p) => p);

/** Over-confidence gap. */
export const overconfidenceGapStatistic: Statistic = meanStatistic((p, y) => p - y);

/** Brier score. */
export const brierStatistic: Statistic = meanStatistic((p, y) => (p - y) * (p - y));

/** Log loss; `epsilon` as for `logLoss`. */
export const logLossStatistic = (options: { readonly epsilon?: number } = {}): Statistic => {
  const epsilon = readEpsilon(options.epsilon ?? 1e-15);
  return meanStatistic((p, y) => pointLoss(p, y, epsilon));
};

/** Brier skill score. */
export const brierSkillStatistic: Statistic = (sample) => {
  const { n, p, y, clusters } = sample;
  const weight = weightOf(sample);
  return {
    sums: sumByClusterAndCell(clusters, new Int32Array(n), 1, 2, (i, out, at) => {
      out[at]! += weight(i) * (p[i]! - y[i]!) ** 2;
      out[at + 1]! += weight(i) * y[i]!;
    }),
    evaluate: (totals, w) => {
      const rate = totals[1]! / w;
      return rate > 0 && rate < 1 ? 1 - totals[0]! / w / (rate * (1 - rate)) : Number.NaN;
    },
  };
};

/** One of the three forms of false trust; see `falseTrust`. */
export const falseTrustStatistic = (
  options: {
    /** Default 0.8. */
    readonly threshold?: number;
    /** Default `ofTrusted`. */
    readonly form?: 'ofTrusted' | 'ofVulnerable' | 'joint';
  } = {},
): Statistic => {
  const threshold = readThreshold(options.threshold);
  const form = options.form ?? 'ofTrusted';
  const both = (p: number, y: number) => (p >= threshold && y === 0 ? 1 : 0);
  if (form === 'joint') return meanStatistic(both);
  return ratioStatistic(
    both,
    form === 'ofTrusted' ? (p) => (p >= threshold ? 1 : 0) : (_, y) => 1 - y,
  );
};

/** Expected calibration error; bins of equal mass keep the edges of the whole sample. */
export const eceStatistic =
  (options: Omit<EceOptions, 'weights'> = {}): Statistic =>
  (sample) => {
    const { p, y, clusters } = sample;
    const weight = weightOf(sample);
    const { cell, cells } = binCells(sample, options.bins ?? DEFAULT_BINS);
    if ((options.norm ?? 'l1') === 'l1' && !options.debiased) {
      return {
        sums: sumByClusterAndCell(clusters, cell, cells, 1, (i, out, at) => {
          out[at]! += weight(i) * (y[i]! - p[i]!);
        }),
        evaluate: (totals, w) => {
          let sum = 0;
          for (let k = 0; k < totals.length; k++) sum += Math.abs(totals[k]!);
          return w > 0 ? sum / w : Number.NaN;
        },
      };
    }
    const bins = scratchBins(cells, sample.weights !== undefined);
    return {
      sums: sumByClusterAndCell(clusters, cell, cells, 3, (i, out, at) => {
        out[at]! += weight(i);
        out[at + 1]! += weight(i) * p[i]!;
        out[at + 2]! += weight(i) * y[i]!;
      }),
      evaluate: (totals) => {
        for (let k = 0; k < cells; k++) {
          bins.weight[k] = totals[3 * k]!;
          bins.confidence[k] = totals[3 * k + 1]!;
          bins.positive[k] = totals[3 * k + 2]!;
        }
        return eceOfBins(bins, options) ?? Number.NaN;
      },
    };
  };

const scratchBins = (size: number, weighted: boolean): BinSums => {
  const weight = new Float64Array(size);
  return {
    size,
    lower: new Float64Array(size),
    upper: new Float64Array(size),
    count: weighted ? new Float64Array(size) : weight,
    weight,
    confidence: new Float64Array(size),
    positive: new Float64Array(size),
  };
};

/**
 * Any measure that is a function of the points summed per distinct confidence. A resample costs the
 * distinct values of each drawn cluster and one evaluation; the points are never sorted again.
 */
export const tallyStatistic =
  (measure: (t: Tally) => number | null): Statistic =>
  (sample) => {
    const { y, weights, clusters } = sample;
    const { values, cell } = distinctCells(sample.p);
    const scratch = scratchTally(values.length, weights !== undefined);
    const width = weights === undefined ? 2 : 3;
    const heft = weights === undefined ? 0 : 2; // column of the total weight
    return {
      // Columns: points, positive weight and, with weights, total weight.
      sums: sumByClusterAndCell(clusters, cell, values.length, width, (i, out, at) => {
        out[at]! += 1;
        out[at + 1]! += weights === undefined ? y[i]! : weights[i]! * y[i]!;
        if (weights !== undefined) out[at + 2]! += weights[i]!;
      }),
      evaluate: (totals) => {
        let size = 0;
        for (let k = 0, at = 0; k < values.length; k++, at += width) {
          const weight = totals[at + heft]!;
          if (!(weight > 0)) continue;
          scratch.value[size] = values[k]!;
          scratch.count[size] = totals[at]!;
          scratch.weight[size] = weight;
          scratch.positive[size++] = totals[at + 1]!;
        }
        return measure(firstOf(scratch, size)) ?? Number.NaN;
      },
    };
  };

const scratchTally = (size: number, weighted: boolean): Tally => {
  const count = new Float64Array(size);
  return {
    size,
    value: new Float64Array(size),
    count,
    weight: weighted ? new Float64Array(size) : count,
    positive: new Float64Array(size),
  };
};

const firstOf = ({ value, count, weight, positive }: Tally, size: number): Tally => {
  const counts = count.subarray(0, size);
  return {
    size,
    value: value.subarray(0, size),
    count: counts,
    weight: weight === count ? counts : weight.subarray(0, size),
    positive: positive.subarray(0, size),
  };
};

/** Area under the ROC curve. */
export const aurocStatistic: Statistic = tallyStatistic(aurocOfTally);
