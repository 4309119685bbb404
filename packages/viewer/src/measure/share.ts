import { clusterRatio, readClusters, wilsonInterval } from '@credence/calibration';
import type { Estimate } from '../schema.ts';
import type { Points } from './estimates.ts';
import { nothing } from './percentiles.ts';

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
  const numerators = new Float64Array(clusters.size);
  const denominators = new Float64Array(clusters.size);
  let [hits, n, tasks] = [0, 0, 0];
  for (let i = 0; i < points.p.length; i++) {
    const found = hit(points.p[i] ?? 0, points.y[i] ?? 0);
    if (found === null) continue;
    const task = clusters.of[i] ?? 0;
    if (denominators[task] === 0) tasks += 1;
    numerators[task] = (numerators[task] ?? 0) + found;
    denominators[task] = (denominators[task] ?? 0) + 1;
    hits += found;
    n += 1;
  }
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
