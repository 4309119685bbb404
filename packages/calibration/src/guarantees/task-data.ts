import { type ClusterIds, readClusters } from '../data/clusters.ts';
import { type Numbers, readSample } from '../data/sample.ts';
import { Random } from '../uncertainty/random.ts';

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
  const sample = readSample(p, y);
  const clusters =
    tasks === undefined
      ? { size: sample.n, of: Int32Array.from({ length: sample.n }, (_, i) => i) }
      : readClusters(tasks, sample.n);
  const random = new Random(seed);
  const order = shuffled(clusters.size, random);
  const of = clusters.of.map((g) => order[g]!);
  const size = new Float64Array(clusters.size);
  const drawn = new Int32Array(clusters.size);
  for (let i = 0; i < sample.n; i++) {
    const g = of[i]!;
    size[g]! += 1;
    // The i-th sample of a task replaces the one drawn so far with probability 1/i.
    if (random.below(size[g]!) === 0) drawn[g] = i;
  }
  return { tasks: clusters.size, p: sample.p, y: sample.y, of, size, drawn };
};

const shuffled = (n: number, random: Random): Int32Array => {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  }
  return order;
};

export const countTrusted = (data: TaskData, threshold: number): TrustedCounts => {
  const trusted = new Float64Array(data.tasks);
  const vulnerable = new Float64Array(data.tasks);
  for (let i = 0; i < data.p.length; i++) {
    if (!(data.p[i]! >= threshold)) continue;
    trusted[data.of[i]!]! += 1;
    vulnerable[data.of[i]!]! += 1 - data.y[i]!;
  }
  return { trusted, vulnerable };
};
