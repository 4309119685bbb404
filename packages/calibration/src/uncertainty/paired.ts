import { zeros } from '../data/arrays.ts';
import { readCount, readLevel } from '../data/options.ts';
import type { ClusteredPoints } from '../data/sample.ts';
import { type BootstrapOptions, clusterWeights, drawsFor } from './bootstrap.ts';
import { percentileInterval } from './bootstrap-interval.ts';
import type { Interval } from './interval.ts';
import { type Pairing, pair } from './pairing.ts';
import { standardDeviation } from './quantile.ts';
import { Random } from './random.ts';
import { resampled } from './resampler.ts';
import type { PreparedStatistic, Statistic } from './statistic.ts';

export interface PairedOptions extends Omit<BootstrapOptions, 'method' | 'kernels'> {
  /** Number of random swaps of the permutation test; default `resamples`. */
  readonly permutations?: number;
  /** Swaps made elsewhere: one array a permutation, negative where the systems of a task are swapped. */
  readonly swaps?: readonly ArrayLike<number>[];
}

/** How a statistic differs between two systems. */
export interface PairedResult {
  /** Values of the two systems on their common tasks; null where undefined. */
  readonly a: number | null;
  readonly b: number | null;
  /** a - b. */
  readonly difference: number | null;
  /** Percentile interval over resamples of tasks, the same ones for both systems. */
  readonly interval: Interval | null;
  readonly standardError: number | null;
  /** Two-sided p-value of the permutation test; null where the difference is undefined. */
  readonly p: number | null;
  /** How many resamples left the difference undefined; the interval is of the others. */
  readonly undefinedReplicates: number;
  /** Number of common tasks. */
  readonly tasks: number;
  /** Tasks of only one system, which are left out. */
  readonly unpairedTasks: number;
}

/**
 * Differences between two systems on the same tasks. Intervals: the cluster bootstrap with the same
 * drawn tasks for both. Test: under the hypothesis that the systems are alike, their labels may be
 * swapped task by task; p = (1 + swaps with at least the observed |difference|) / (1 + swaps). Bins of
 * equal mass have the edges of both systems' points together.
 * @returns one result for each of the named statistics.
 * Source: Davison & Hinkley 1997, sections 3.8 and 4.3.
 */
export const pairedDifference = <Name extends string>(
  a: ClusteredPoints,
  b: ClusteredPoints,
  statistics: Readonly<Record<Name, Statistic>>,
  options: PairedOptions = {},
): Readonly<Record<Name, PairedResult>> => {
  const level = readLevel(options.level);
  const pairing = pair(a, b);
  const weights = clusterWeights(pairing.joint);
  const result = {} as Record<Name, PairedResult>;
  for (const name of Object.keys(statistics) as Name[]) {
    result[name] = compare(statistics[name](pairing.joint), weights, pairing, level, options);
  }
  return result;
};

const compare = (
  statistic: PreparedStatistic,
  weights: Float64Array,
  { tasks, unpairedTasks }: Pairing,
  level: number,
  options: PairedOptions,
): PairedResult => {
  /** How often each task is in, for the first system and for the second. */
  const ofA = new Uint8Array(tasks).fill(1);
  const ofB = new Uint8Array(tasks);
  /** Values with some counts and, in turns with them, with those of the systems exchanged. */
  const bothWays = (times: number, next: () => number): readonly number[] => {
    let exchanged = true;
    let size = 0;
    return resampled(statistic, weights, 2 * times, (counts) => {
      exchanged = !exchanged;
      if (!exchanged) size = next();
      counts.set(exchanged ? ofB : ofA);
      counts.set(exchanged ? ofA : ofB, tasks);
      return size;
    });
  };
  const differences = (times: number, next: () => number): Float64Array => {
    const both = bothWays(times, next);
    return zeros(times).map((_, r) => both[2 * r]! - both[2 * r + 1]!);
  };
  const [a, b] = bothWays(1, () => tasks) as [number, number];
  const difference = a - b;

  const [times, draw] = drawsFor(tasks, options);
  const replicates = differences(times, () => draw(ofA));
  const ascending = replicates.filter((x) => !Number.isNaN(x)).sort();

  const { swaps, seed = 1, permutations = options.resamples ?? 1000 } = options;
  const random = new Random(seed ^ 0x5bd1e995); // apart from the stream of the draws
  let next = 0;
  const swapped = differences(swaps?.length ?? readCount(permutations, 'permutations'), () => {
    const given = swaps?.[next++];
    ofB.forEach((_, g) => {
      ofB[g] = (given ? given[g]! < 0 : random.word() >= 2 ** 31) ? 1 : 0;
      ofA[g] = 1 - ofB[g]!;
    });
    return tasks;
  });
  // Differences that are equal but for rounding count as equal.
  const extreme = swapped.filter((x) => Math.abs(x) >= Math.abs(difference) - 1e-12).length;

  const known = (x: number) => (Number.isNaN(x) ? null : x);
  return {
    a: known(a),
    b: known(b),
    difference: known(difference),
    interval: tasks < 2 || ascending.length === 0 ? null : percentileInterval(ascending, level),
    standardError: standardDeviation(ascending),
    p: Number.isNaN(difference) ? null : (1 + extreme) / (1 + swapped.length),
    undefinedReplicates: times - ascending.length,
    tasks,
    unpairedTasks,
  };
};
