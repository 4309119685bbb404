import {
  aurocStatistic,
  type BinRule,
  type BootstrapResult,
  brierStatistic,
  clusterBootstrap,
  eceStatistic,
  falseTrustStatistic,
  meanConfidenceStatistic,
  meanOutcomeStatistic,
  overconfidenceGapStatistic,
} from '@credence/calibration';
import type { Estimate } from '@credence/viewer';

/** Confidences and outcomes with the task of each, ready for the statistics. */
export interface Points {
  readonly p: Float64Array;
  readonly y: Float64Array;
  readonly groups: readonly string[];
}

export const bootstrapOptions = { resamples: 1_000, level: 0.95, seed: 20_260_630 } as const;

export const intervalsInWords =
  `95 % intervals: percentile cluster bootstrap by task, ${bootstrapOptions.resamples} resamples, ` +
  `seed ${bootstrapOptions.seed}. ECE: bins of one stated value each where every value occurs at ` +
  'least twice and values are few (at most a quarter of the points), else up to ten bins of equal ' +
  'mass; its debiased value removes the upward bias that few points a bin bring.';

/**
 * Bins for the calibration error. Distinct values need no choice of edges and suit stated
 * confidences, which are few; every bin must have two points for its noise to be estimable.
 */
export function binsFor(p: Float64Array): BinRule {
  const counts = new Map<number, number>();
  for (const value of p) counts.set(value, (counts.get(value) ?? 0) + 1);
  const repeated = [...counts.values()].every((count) => count >= 2);
  if (repeated && counts.size <= p.length / 4) return { kind: 'distinct' };
  return { kind: 'mass', count: Math.max(1, Math.min(10, Math.floor(p.length / 4))) };
}

const nothing: Estimate = { value: null, low: null, high: null };

function toEstimate({ estimate, interval }: BootstrapResult): Estimate {
  return { value: estimate, low: interval?.[0] ?? null, high: interval?.[1] ?? null };
}

const names = [
  'accuracy',
  'meanConfidence',
  'gap',
  'ece',
  'eceDebiased',
  'brier',
  'auroc',
  'falseTrust',
] as const;
export type Estimates = Readonly<Record<(typeof names)[number], Estimate>>;

/** Every statistic of the calibration table with its interval, all on the same resamples. */
export function estimate(points: Points, threshold: number): Estimates {
  if (points.p.length === 0) {
    return Object.fromEntries(names.map((name) => [name, nothing])) as Estimates;
  }
  const bins = binsFor(points.p);
  const results = clusterBootstrap(
    points,
    {
      accuracy: meanOutcomeStatistic,
      meanConfidence: meanConfidenceStatistic,
      gap: overconfidenceGapStatistic,
      ece: eceStatistic({ bins }),
      eceDebiased: eceStatistic({ bins, debiased: true }),
      brier: brierStatistic,
      auroc: aurocStatistic,
      falseTrust: falseTrustStatistic({ threshold }),
    },
    bootstrapOptions,
  );
  return Object.fromEntries(names.map((name) => [name, toEstimate(results[name])])) as Estimates;
}
