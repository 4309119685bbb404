import {
  clusterRatio,
  pairedMeanDifference,
  readClusters,
  studentTQuantile,
  sumByCluster,
} from '@credence/calibration';
import type { Estimate } from '../schema.ts';
import type { Points } from './estimates.ts';

/** How two means differ, and how many tasks that rests on. */
export interface Difference {
  readonly difference: Estimate;
  /** Common tasks, or those of both sides when they are different ones. */
  readonly tasks: number;
}

const gapOf = (p: number, y: number) => p - y;

/**
 * Difference of the overconfidence gaps of two sets of answers to the same tasks: both are compared
 * task by task, which removes what makes tasks differ. `null` without common tasks.
 */
export function pairedGapDifference(a: Points, b: Points): Difference | null {
  if (a.p.length === 0 || b.p.length === 0) return null;
  const found = pairedMeanDifference(a, b, { value: gapOf });
  if (found === null) return null;
  const { difference, interval, tasks } = found;
  return {
    difference: { value: difference, low: interval?.[0] ?? null, high: interval?.[1] ?? null },
    tasks,
  };
}

/**
 * Difference of the gaps of answers to different tasks, with Welch's interval on the cluster-robust
 * standard errors. `null` when a side has no points or a single task.
 */
export function unpairedGapDifference(a: Points, b: Points): Difference | null {
  const [first, second] = [meanGap(a), meanGap(b)];
  if (first === null || second === null) return null;
  const [s, t] = [first.standardError, second.standardError];
  const value = first.value - second.value;
  const tasks = first.groups + second.groups;
  if (s === null || t === null || s + t === 0) {
    return { difference: { value, low: null, high: null }, tasks };
  }
  const freedom =
    (s ** 2 + t ** 2) ** 2 / (s ** 4 / (first.groups - 1) + t ** 4 / (second.groups - 1));
  const half = studentTQuantile(0.975, freedom) * Math.hypot(s, t);
  return { difference: { value, low: value - half, high: value + half }, tasks };
}

function meanGap({ p, y, groups }: Points) {
  if (p.length === 0) return null;
  const clusters = readClusters(groups);
  return clusterRatio(
    sumByCluster(clusters, (i) => gapOf(p[i] ?? 0, y[i] ?? 0)),
    sumByCluster(clusters, () => 1),
  );
}
