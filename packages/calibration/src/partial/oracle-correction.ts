import { range } from '../data/arrays.ts';
import type { ClusterIds } from '../data/clusters.ts';
import { readLevel } from '../data/options.ts';
import { type Numbers, readClustered } from '../data/sample.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { studentTQuantile } from '../numeric/student-t.ts';
import { clusterRatio, sumByCluster } from '../uncertainty/cluster-ratio.ts';
import type { Interval } from '../uncertainty/interval.ts';
import { type OracleAccuracy, readRate, variation } from './rogan-gladen.ts';

/** A corrected mean. Not moved into its natural range, so that averages of it stay unbiased. */
export interface CorrectedMean {
  readonly value: number;
  /** From samples (by task, if given) and from the audit of the oracle together. */
  readonly standardError: number;
  readonly interval: Interval;
}

export interface OracleCorrection {
  /** Share of secure samples. */
  readonly meanOutcome: CorrectedMean;
  readonly overconfidenceGap: CorrectedMean;
  readonly brier: CorrectedMean;
}

export interface OracleCorrectionOptions {
  /** Task of each sample; without it samples count as independent. */
  readonly tasks?: ClusterIds;
  /** Level of the intervals; default 0.95. */
  readonly level?: number;
}

/**
 * Measures that are linear in the outcome, corrected for an oracle of known sensitivity and
 * specificity: every judged outcome y (1 secure) is replaced by
 * (y - (1 - sensitivity)) / (sensitivity + specificity - 1), whose expectation is the true outcome.
 * It assumes that the oracle errs equally often whatever the confidence.
 * @returns null where sensitivity + specificity <= 1, or with fewer than two tasks.
 * Source: Rogan & Gladen 1978; Natarajan, Dhillon, Ravikumar & Tewari 2013 for losses.
 */
export const correctForOracle = (
  p: Numbers,
  y: Numbers,
  oracle: OracleAccuracy,
  options: OracleCorrectionOptions = {},
): OracleCorrection | null => {
  const level = readLevel(options.level);
  const { n, clusters, ...sample } = readClustered({
    p,
    y,
    groups: options.tasks ?? range(p.length),
  });
  const se = readRate('sensitivity', oracle.sensitivity);
  const sp = readRate('specificity', oracle.specificity);
  const power = se.share + sp.share - 1;
  if (power <= 0 || clusters.size < 2) return null;
  const quantile = options.tasks
    ? studentTQuantile(0.5 + level / 2, clusters.size - 1)
    : normalQuantile(0.5 + level / 2);
  const sizes = sumByCluster(clusters, () => 1);

  /** The mean of constant + factor * outcome. */
  const mean = (constant: (p: number) => number, factor: (p: number) => number): CorrectedMean => {
    let bySensitivity = 0;
    let bySpecificity = 0;
    const sums = sumByCluster(clusters, (i) => {
      const x = sample.p[i]!;
      const excess = sample.y[i]! - (1 - se.share);
      bySensitivity += (factor(x) * (sp.share - sample.y[i]!)) / power ** 2 / n;
      bySpecificity -= (factor(x) * excess) / power ** 2 / n;
      return constant(x) + (factor(x) * excess) / power;
    });
    const ratio = clusterRatio(sums, sizes)!;
    const standardError = Math.sqrt(
      ratio.standardError! ** 2 +
        bySensitivity ** 2 * variation(se, se.size) +
        bySpecificity ** 2 * variation(sp, sp.size),
    );
    const half = quantile * standardError;
    return {
      value: ratio.value,
      standardError,
      interval: [ratio.value - half, ratio.value + half],
    };
  };

  return {
    meanOutcome: mean(
      () => 0,
      () => 1,
    ),
    overconfidenceGap: mean(
      (x) => x,
      () => -1,
    ),
    // (p - y)^2 = p^2 + y (1 - 2p) for y of 0 or 1.
    brier: mean(
      (x) => x * x,
      (x) => 1 - 2 * x,
    ),
  };
};
