import { sum } from '../data/arrays.ts';
import { readLevel } from '../data/options.ts';
import type { ClusteredPoints } from '../data/sample.ts';
import { type PointValue, squaredGap } from '../measures/means.ts';
import { studentTUpper } from '../numeric/student-t.ts';
import { clusterWeights } from './bootstrap.ts';
import { clusterError, linearised, sumByCluster } from './cluster-ratio.ts';
import type { Interval } from './interval.ts';
import { pair } from './pairing.ts';

/** A difference of means with its cluster-robust t-test. */
export interface MeanDifference {
  readonly difference: number;
  /** Null with a single common task. */
  readonly standardError: number | null;
  readonly interval: Interval | null;
  readonly t: number | null;
  /** Two-sided, on `tasks - 1` degrees of freedom. */
  readonly p: number | null;
  readonly tasks: number;
  readonly unpairedTasks: number;
}

/**
 * Difference a - b of the means of a function of confidence and outcome (by default the Brier loss) on
 * the same tasks, with the linearised cluster-robust standard error of both means together.
 * @returns null without common tasks. Source: Cochran 1977, section 6; Liang & Zeger 1986.
 */
export const pairedMeanDifference = (
  a: ClusteredPoints,
  b: ClusteredPoints,
  options: {
    readonly value?: PointValue;
    /** Default 0.95. */
    readonly level?: number;
  } = {},
): MeanDifference | null => {
  const level = readLevel(options.level);
  const value = options.value ?? squaredGap;
  const { joint, tasks, unpairedTasks } = pair(a, b);
  const size = clusterWeights(joint);
  const sums = sumByCluster(
    joint.clusters,
    (i) => (joint.weights?.[i] ?? 1) * value(joint.p[i]!, joint.y[i]!),
  );
  const first = linearised(sums.subarray(0, tasks), size.subarray(0, tasks));
  const second = linearised(sums.subarray(tasks), size.subarray(tasks));
  if (first === null || second === null) return null;
  const difference = first.value - second.value;
  const square = sum(first.influence.map((x, g) => (x - second.influence[g]!) ** 2));
  const robust = clusterError(difference, square, tasks, level);
  // Equal systems differ by 0 with error 0.
  const t = robust.standardError ? difference / robust.standardError : null;
  const p = t === null ? null : 2 * studentTUpper(Math.abs(t), tasks - 1);
  return { difference, ...robust, t, p, tasks, unpairedTasks };
};
