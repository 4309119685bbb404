import type { ClusteredPoints, ClusteredSample, ClusterIds } from '../data/clusters.ts';
import { readSample, type Sample } from '../data/sample.ts';

/** Two systems on the tasks that both have points for. */
export interface Pairing {
  /** The points of both; task g of the first system is cluster g, of the second cluster tasks + g. */
  readonly joint: ClusteredSample;
  /** Number of common tasks. */
  readonly tasks: number;
  /** Tasks of only one system, which are left out. */
  readonly unpairedTasks: number;
}

/** Puts two systems side by side on their common tasks, numbered by first appearance in the first. */
export const pair = (a: ClusteredPoints, b: ClusteredPoints): Pairing => {
  const first = readSample(a.p, a.y, a);
  const second = readSample(b.p, b.y, b);
  const known = new Set(idsOf(b.groups));
  const position = new Map<number | string, number>();
  const alone = new Set<number | string>();
  for (const id of idsOf(a.groups)) {
    if (!known.has(id)) alone.add(id);
    else if (!position.has(id)) position.set(id, position.size);
  }
  for (const id of known) if (!position.has(id)) alone.add(id);
  const tasks = position.size;
  const sides = [
    select(first, a.groups, (id) => position.get(id)),
    select(second, b.groups, (id) => {
      const g = position.get(id);
      return g === undefined ? undefined : tasks + g;
    }),
  ] as const;
  const weighted = first.weights !== undefined || second.weights !== undefined;
  return {
    joint: {
      n: sides[0].p.length + sides[1].p.length,
      p: Float64Array.from([...sides[0].p, ...sides[1].p]),
      y: Float64Array.from([...sides[0].y, ...sides[1].y]),
      weights: weighted ? Float64Array.from([...sides[0].weights, ...sides[1].weights]) : undefined,
      clusters: { size: 2 * tasks, of: Int32Array.from([...sides[0].of, ...sides[1].of]) },
    },
    tasks,
    unpairedTasks: alone.size,
  };
};

const idsOf = (groups: ClusterIds): readonly (number | string)[] => Array.from(groups);

interface Side {
  readonly p: number[];
  readonly y: number[];
  readonly weights: number[];
  readonly of: number[];
}

const select = (
  sample: Sample,
  groups: ClusterIds,
  clusterOf: (id: number | string) => number | undefined,
): Side => {
  const side: Side = { p: [], y: [], weights: [], of: [] };
  for (let i = 0; i < sample.n; i++) {
    const g = clusterOf(groups[i]!);
    if (g === undefined) continue;
    side.p.push(sample.p[i]!);
    side.y.push(sample.y[i]!);
    side.weights.push(sample.weights?.[i] ?? 1);
    side.of.push(g);
  }
  return side;
};
