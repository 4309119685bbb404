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
  const systems = [a, b];
  const [idsOfA, idsOfB] = systems.map(({ groups }) => new Set(Array.from(groups))) as unknown as [
    Ids,
    Ids,
  ];
  const common = new Map([...idsOfA].filter((id) => idsOfB.has(id)).map((id, g) => [id, g]));
  const tasks = common.size;
  const p: number[] = [];
  const y: number[] = [];
  const weights: number[] = [];
  const of: number[] = [];
  systems.forEach((points, s) => {
    const sample = readClustered(points);
    const places = Array.from(s === 0 ? idsOfA : idsOfB, (id) => common.get(id));
    for (let i = 0; i < sample.n; i++) {
      const place = places[sample.clusters.of[i]!];
      if (place === undefined) continue;
      p.push(sample.p[i]!);
      y.push(sample.y[i]!);
      weights.push(sample.weights ? sample.weights[i]! : 1);
      of.push(s * tasks + place);
    }
  });
  return {
    joint: {
      n: p.length,
      p: Float64Array.from(p),
      y: Float64Array.from(y),
      weights: a.weights || b.weights ? Float64Array.from(weights) : undefined,
      clusters: { size: 2 * tasks, of: Int32Array.from(of) },
    },
    tasks,
    unpairedTasks: idsOfA.size + idsOfB.size - 2 * tasks,
  };
};

type Ids = ReadonlySet<number | string>;
