import { clusterRatio, readClusters, sumByCluster, wilsonInterval } from '@credence/calibration';
import type { Estimate } from '../schema.ts';
import { nothing, type Points } from './estimates.ts';

/** A share of points with its interval by task, and how many points and tasks it rests on. */
export interface Share {
  readonly rate: Estimate;
  /** Points that have the property, and those that could have. */
  readonly hits: number;
  readonly n: number;
  /** Tasks among the latter. */
  readonly tasks: number;
}

/**
 * The share of points of a kind, with a cluster-robust interval (Cochran 1977, section 6) cut to
 * [0, 1]. Where all points agree no variance can be seen: then Wilson's interval, each task one trial.
 * @param hit tells for each point: 1 has the property, 0 has not, `null` is not asked
 */
export function share(points: Points, hit: (p: number, y: number) => 0 | 1 | null): Share {
  const clusters = readClusters(points.groups);
  const asked = (i: number) => hit(points.p[i] ?? 0, points.y[i] ?? 0);
  const numerators = sumByCluster(clusters, (i) => asked(i) ?? 0);
  const denominators = sumByCluster(clusters, (i) => (asked(i) === null ? 0 : 1));
  const hits = numerators.reduce((sum, x) => sum + x, 0);
  const n = denominators.reduce((sum, x) => sum + x, 0);
  const tasks = denominators.reduce((sum, x) => sum + (x > 0 ? 1 : 0), 0);
  if (n === 0) return { rate: nothing, hits, n, tasks };
  const value = hits / n;
  const range =
    value === 0 || value === 1
      ? wilsonInterval(value * tasks, tasks)
      : (clusterRatio(numerators, denominators)?.interval ?? null);
  return {
    rate: {
      value,
      low: range === null ? null : Math.max(0, range[0]),
      high: range === null ? null : Math.min(1, range[1]),
    },
    hits,
    n,
    tasks,
  };
}
