import {
  aurocStatistic,
  type BinRule,
  brierStatistic,
  type ClusterIds,
  clusterBootstrap,
  eceStatistic,
  falseTrustStatistic,
  meanConfidenceStatistic,
  meanOutcomeStatistic,
  overconfidenceGapStatistic,
  type Statistic,
} from '@credence/calibration';
import type { CalibrationRow, Estimate } from '../schema.ts';
import { lazily } from './lazily.ts';

/** Confidences and outcomes with the task of each, ready for the statistics. */
export interface Points {
  readonly p: Float64Array;
  readonly y: Float64Array;
  readonly groups: ClusterIds;
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
  for (const value of p) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > p.length / 4) break;
  }
  const few = counts.size <= p.length / 4;
  if (few && [...counts.values()].every((count) => count >= 2)) return { kind: 'distinct' };
  return { kind: 'mass', count: Math.max(1, Math.min(10, Math.floor(p.length / 4))) };
}

export const nothing: Estimate = { value: null, low: null, high: null };

/** A statistic with its interval by task. */
export function bootstrap(points: Points, statistic: Statistic): Estimate {
  if (points.p.length === 0) return nothing;
  const { result } = clusterBootstrap(points, { result: statistic }, bootstrapOptions);
  const { estimate, interval } = result;
  return { value: estimate, low: interval?.[0] ?? null, high: interval?.[1] ?? null };
}

type Averages = 'accuracy' | 'meanConfidence' | 'gap' | 'ece' | 'eceDebiased' | 'brier' | 'auroc';

/** The statistics of the calibration table. */
export interface Estimates extends Pick<CalibrationRow, Averages> {
  readonly falseTrust: Estimate;
}

/**
 * Every statistic of the calibration table with its interval, each computed when it is looked at: a
 * page shows few of them at a time. All see the same resamples.
 */
export function estimate(points: Points, threshold: number): Estimates {
  const shared = lazily({ bins: () => binsFor(points.p) });
  const of = (statistic: Statistic) => () => bootstrap(points, statistic);
  return lazily<Estimates>({
    accuracy: of(meanOutcomeStatistic),
    meanConfidence: of(meanConfidenceStatistic),
    gap: of(overconfidenceGapStatistic),
    ece: () => bootstrap(points, eceStatistic({ bins: shared.bins })),
    eceDebiased: () => bootstrap(points, eceStatistic({ bins: shared.bins, debiased: true })),
    brier: of(brierStatistic),
    auroc: of(aurocStatistic),
    falseTrust: of(falseTrustStatistic({ threshold })),
  });
}
