import { sum, zeros } from '../data/arrays.ts';
import type { Clusters } from '../data/clusters.ts';
import { readLevel } from '../data/options.ts';
import { studentTQuantile } from '../numeric/student-t.ts';
import type { Interval } from './interval.ts';

/** A ratio of sums with its cluster-robust (linearised) standard error. */
export interface ClusterRatio {
  /** Sum of numerators over sum of denominators. */
  readonly value: number;
  /** With the factor G/(G-1). Null with a single cluster. */
  readonly standardError: number | null;
  /** Without that factor (CR0). */
  readonly standardErrorUncorrected: number;
  /** Number of clusters, G. */
  readonly groups: number;
  /** value -+ t(G-1) standardError; not cut at the ends of [0,1]. Null with a single cluster. */
  readonly interval: Interval | null;
}

/**
 * Cluster-robust standard error of R = sum N_g / sum D_g from the sums per cluster:
 * SE = sqrt(G/(G-1) sum (N_g - R D_g)^2) / sum D_g, t with G - 1 degrees of freedom. A mean over
 * points is the ratio with D_g the size of the cluster; clusters with D_g = 0 count in G.
 * @returns null when the denominators sum to 0. Source: Cochran 1977, section 6; Liang & Zeger 1986.
 */
export const clusterRatio = (
  numerators: Float64Array,
  denominators: Float64Array,
  options: { readonly level?: number | undefined } = {},
): ClusterRatio | null => {
  const level = readLevel(options.level);
  const ratio = linearised(numerators, denominators);
  if (ratio === null) return null;
  const { value, influence } = ratio;
  const square = sum(influence.map((x) => x * x));
  const groups = influence.length;
  const robust = clusterError(value, square, groups, level);
  return { value, standardErrorUncorrected: Math.sqrt(square), groups, ...robust };
};

/** A ratio of sums, and by how much each cluster moves it; null where the denominators sum to 0. */
export const linearised = (numerators: Float64Array, denominators: Float64Array) => {
  const d = sum(denominators);
  if (d === 0) return null;
  const value = sum(numerators) / d;
  return { value, influence: numerators.map((n, g) => (n - value * denominators[g]!) / d) };
};

/**
 * Standard error with the factor G/(G-1), and interval by t(G-1), of a value whose influences of the
 * clusters have a sum of squares.
 */
export const clusterError = (
  value: number,
  square: number,
  groups: number,
  level: number,
): Pick<ClusterRatio, 'standardError' | 'interval'> => {
  if (groups < 2) return { standardError: null, interval: null };
  const standardError = Math.sqrt((square * groups) / (groups - 1));
  const half = studentTQuantile(0.5 + level / 2, groups - 1) * standardError;
  return { standardError, interval: [value - half, value + half] };
};

/** Sum of `value(i)` over the points of each cluster. */
export const sumByCluster = (clusters: Clusters, value: (i: number) => number): Float64Array => {
  const sums = zeros(clusters.size);
  for (let i = 0; i < clusters.of.length; i++) sums[clusters.of[i]!]! += value(i);
  return sums;
};
