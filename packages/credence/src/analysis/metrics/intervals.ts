import {
  clusterBootstrap,
  type Interval,
  type Statistic,
  wilsonInterval,
} from '@credence/calibration';
import { simd } from '@credence/calibration/simd';
import { coarseRanks } from './coarse-ranks.ts';
import { type DrawUnits, drawUnits } from './draw-units.ts';
import type { Metric, Rate } from './metric.ts';
import type { Points } from './points.ts';

export const level = 0.95;
export const seed = 1;

/** How much work intervals may be: fewer draw units and resamples for each of many groups. */
export interface Effort {
  readonly units: number;
  readonly resamples: number;
}

export const fullEffort: Effort = { units: 2_000, resamples: 1_000 };

export interface Intervals {
  /** By the id of the metric; absent where there is none. */
  readonly of: Readonly<Record<string, Interval>>;
  readonly units: Pick<DrawUnits, 'kind' | 'count' | 'bundles'>;
  readonly resamples: number;
}

/** 95 % intervals of the metrics that can be resampled: percentiles of the cluster bootstrap. */
export function intervalsOf(
  list: readonly Metric[],
  points: Points,
  effort: Effort = fullEffort,
): Intervals {
  const { resamples } = effort;
  const units = drawUnits(points, effort.units, seed);
  const { kind, count, bundles } = units;
  const of: Record<string, Interval> = {};
  for (const { ids, p, weights } of passes(list, points)) {
    const statistics: Record<string, Statistic> = {};
    for (const metric of ids) {
      const statistic = metric.statistic?.(points);
      if (statistic) statistics[metric.id] = statistic;
    }
    if (p.length === 0 || Object.keys(statistics).length === 0) continue;
    const results = clusterBootstrap({ p, y: points.y, groups: units.of, weights }, statistics, {
      resamples,
      level,
      seed,
      kernels: simd,
    });
    for (const [id, { interval }] of Object.entries(results)) {
      if (interval && Number.isFinite(interval[0])) of[id] = interval;
    }
  }
  for (const { id, rate, value } of list) {
    const share = rate && count > 1 ? value(points) : null;
    if (rate && (share === 0 || share === 1)) of[id] = oneSided(points, units, rate(points), share);
  }
  return { of, units: { kind, count, bundles }, resamples };
}

interface Pass {
  readonly ids: readonly Metric[];
  readonly p: Float64Array;
  readonly weights: Float64Array | undefined;
}

/** The metrics that can share one bootstrap: with and without weights, of ranks and of values. */
function passes(list: readonly Metric[], points: Points): readonly Pass[] {
  const drawn = list.filter(({ statistic }) => statistic !== undefined);
  const ranks = points.once('coarse ranks', () => coarseRanks(points));
  return [false, true].flatMap((byRank) =>
    [undefined, points.weights ?? undefined].flatMap((weights, weighted) => {
      const ids = drawn.filter(
        (metric) =>
          (metric.ranks === true) === byRank && (metric.needs === 'weights') === (weighted === 1),
      );
      return ids.length === 0 ? [] : [{ ids, p: byRank ? ranks : points.p, weights }];
    }),
  );
}

/**
 * The interval of a rate that is 0 or 1. Every resample would give the same, though the truth may
 * well differ: the tasks it is over are taken as trials instead (Wilson).
 */
function oneSided({ p, y }: Points, units: DrawUnits, { over }: Rate, share: 0 | 1): Interval {
  const seen = new Set<number>();
  for (let i = 0; i < p.length; i += 1) {
    if (over(p[i] ?? Number.NaN, y[i] ?? Number.NaN)) seen.add(units.of[i] ?? 0);
  }
  return wilsonInterval(share * seen.size, seen.size, level) ?? [0, 1];
}
