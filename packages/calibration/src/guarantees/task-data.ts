import { range, zeros } from '../data/arrays.ts';
import type { ClusterIds } from '../data/clusters.ts';
import { type Numbers, readClustered } from '../data/sample.ts';
import { Random, shuffled } from '../uncertainty/random.ts';

/** Samples by task, with the tasks in an order drawn from a seed, and one sample drawn from each. */
export interface TaskData {
  readonly tasks: number;
  readonly p: Float64Array;
  readonly y: Float64Array;
  /** Position of each sample's task. */
  readonly of: Int32Array;
  /** Number of samples of each task. */
  readonly size: Float64Array;
  /** One sample of each task, every one equally likely. */
  readonly drawn: Int32Array;
}

/** What is trusted at one threshold. */
export interface TrustedCounts {
  /** Trusted samples of each task. */
  readonly trusted: Float64Array;
  /** Trusted samples of each task that are vulnerable. */
  readonly vulnerable: Float64Array;
}

/** Reads the points; without tasks each point is a task by itself. */
export const readTaskData = (
  p: Numbers,
  y: Numbers,
  tasks: ClusterIds | undefined,
  seed: number,
): TaskData => {
  const sample = readClustered({ p, y, groups: tasks ?? range(p.length) });
  const { clusters } = sample;
  const random = new Random(seed);
  const order = shuffled(clusters.size, random);
  const of = clusters.of.map((g) => order[g]!);
  const all = range(sample.n);
  const draw = drawOnePerTask(all, of, clusters.size, random);
  return { tasks: clusters.size, p: sample.p, y: sample.y, of, ...draw };
};

/** Draws one of some samples of each task, every one equally likely. */
export const drawOnePerTask = (
  samples: Int32Array,
  of: Int32Array,
  tasks: number,
  random: Random,
): Pick<TaskData, 'size' | 'drawn'> => {
  const size = zeros(tasks);
  const drawn = new Int32Array(tasks);
  for (const i of samples) {
    const g = of[i]!;
    size[g]! += 1;
    // The i-th sample of a task replaces the one drawn so far with probability 1/i.
    if (random.below(size[g]!) === 0) drawn[g] = i;
  }
  return { size, drawn };
};

export const countTrusted = (data: TaskData, threshold: number): TrustedCounts => {
  const trusted = zeros(data.tasks);
  const vulnerable = zeros(data.tasks);
  for (let i = 0; i < data.p.length; i++) {
    if (!(data.p[i]! >= threshold)) continue;
    trusted[data.of[i]!]! += 1;
    vulnerable[data.of[i]!]! += 1 - data.y[i]!;
  }
  return { trusted, vulnerable };
};
