import { type ClusteredPoints, type ClusteredSample, readClustered } from '../data/sample.ts';

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
  const idsOfA = [...new Set(Array.from(a.groups))];
  const idsOfB = [...new Set(Array.from(b.groups))];
  const known = new Set(idsOfB);
  const common = new Map(idsOfA.filter((id) => known.has(id)).map((id, g) => [id, g]));
  const tasks = common.size;
  const first = select(a, (g) => common.get(idsOfA[g]!));
  const second = select(b, (g) => common.get(idsOfB[g]!));
  return {
    joint: {
      n: first.n + second.n,
      p: joined(first.p, second.p),
      y: joined(first.y, second.y),
      weights: a.weights || b.weights ? joined(first.weights, second.weights) : undefined,
      clusters: {
        size: 2 * tasks,
        of: Int32Array.from([...first.of, ...second.of.map((g) => tasks + g)]),
      },
    },
    tasks,
    unpairedTasks: idsOfA.length + idsOfB.length - 2 * tasks,
  };
};

const joined = (a: Float64Array, b: Float64Array): Float64Array => {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

/** The points of the clusters that have a new place. */
const select = (points: ClusteredPoints, placeOf: (cluster: number) => number | undefined) => {
  const { p, y, weights, clusters } = readClustered(points);
  const of = clusters.of.map((g) => placeOf(g) ?? -1);
  const kept = (_: number, i: number) => of[i]! >= 0;
  const heft = weights ?? p.map(() => 1);
  return {
    n: of.filter(kept).length,
    p: p.filter(kept),
    y: y.filter(kept),
    weights: heft.filter(kept),
    of: of.filter(kept),
  };
};
