import { checkLength } from './errors.ts';

/** Which cluster (task) each point belongs to, as any numbers or strings. */
export type ClusterIds = ArrayLike<number | string>;

/** Cluster ids turned into positions 0..size-1, in order of first appearance. */
export interface Clusters {
  /** Number of clusters, G. */
  readonly size: number;
  /** Cluster position of each point. */
  readonly of: Int32Array;
}

/** Numbers the clusters in order of first appearance. Points of one cluster need not be adjacent. */
export const readClusters = (groups: ClusterIds, length: number = groups.length): Clusters => {
  checkLength(groups, 'cluster ids', length);
  const of = new Int32Array(length);
  // Small whole numbers are looked up in an array (position + 1), all other ids in a map.
  const small = new Int32Array(length);
  const others = new Map<number | string, number>();
  let size = 0;
  let previous: number | string | undefined;
  let current = -1;
  for (let i = 0; i < length; i++) {
    const id = groups[i]!;
    // Tasks usually come in runs, so that most look-ups can be spared.
    if (id !== previous) {
      previous = id;
      if (typeof id === 'number' && id >= 0 && id < length && Math.floor(id) === id) {
        if (small[id] === 0) small[id] = ++size;
        current = small[id]! - 1;
      } else {
        const known = others.get(id);
        current = known ?? size++;
        if (known === undefined) others.set(id, current);
      }
    }
    of[i] = current;
  }
  return { size, of };
};
