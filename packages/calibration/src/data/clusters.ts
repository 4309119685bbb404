import { CalibrationInputError } from './errors.ts';
import type { Numbers, Sample } from './sample.ts';
import { readSample, type WeightOptions } from './sample.ts';

/** Which cluster (task) each point belongs to, as any numbers or strings. */
export type ClusterIds = ArrayLike<number | string>;

/** Cluster ids turned into positions 0..size-1, in order of first appearance. */
export interface Clusters {
  /** Number of clusters, G. */
  readonly size: number;
  /** Cluster position of each point. */
  readonly of: Int32Array;
}

/** Confidences, outcomes and the cluster of each point, optionally weighted. */
export interface ClusteredPoints extends WeightOptions {
  readonly p: Numbers;
  readonly y: Numbers;
  readonly groups: ClusterIds;
}

/** A validated sample with its clusters. */
export interface ClusteredSample extends Sample {
  readonly clusters: Clusters;
}

/** Numbers the clusters in order of first appearance. Points of one cluster need not be adjacent. */
export const readClusters = (groups: ClusterIds, length: number = groups.length): Clusters => {
  if (groups.length !== length) {
    throw new CalibrationInputError(
      'length-mismatch',
      `${groups.length} cluster ids for ${length} points`,
    );
  }
  const of = new Int32Array(length);
  const position = new Map<number | string, number>();
  let previous: number | string | undefined;
  let current = -1;
  for (let i = 0; i < length; i++) {
    const id = groups[i]!;
    // Tasks usually come in runs, so that most look-ups can be spared.
    if (id !== previous) {
      const known = position.get(id);
      current = known ?? position.size;
      if (known === undefined) position.set(id, current);
      previous = id;
    }
    of[i] = current;
  }
  return { size: position.size, of };
};

/** Reads points with their clusters. @throws CalibrationInputError naming the first offending index. */
export const readClustered = (points: ClusteredPoints): ClusteredSample => {
  const sample = readSample(points.p, points.y, points);
  return { ...sample, clusters: readClusters(points.groups, sample.n) };
};
