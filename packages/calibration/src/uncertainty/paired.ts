import { zeros } from '../data/arrays.ts';
import { readCount, readLevel } from '../data/options.ts';
import type { ClusteredPoints } from '../data/sample.ts';
import { type BootstrapOptions, clusterWeights } from './bootstrap.ts';
import { percentileInterval } from './bootstrap-interval.ts';
import { givenDraws, plainCounts, seededDraws } from './draws.ts';
import type { Interval } from './interval.ts';
import { type Pairing, pair } from './pairing.ts';
import { poissonFill } from './poisson.ts';
import { standardDeviation } from './quantile.ts';
import { Random } from './random.ts';
import { rowEvaluator } from './resampler.ts';
import type { Statistic } from './statistic.ts';

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
    const value = rowEvaluator(statistics[name](pairing.joint), weights);
    result[name] = compare(value, pairing, level, options);
  }
  return result;
};

/** The statistic with so many of each task of the first system, and so many of the second. */
type Mixer = ReturnType<typeof rowEvaluator>;

const compare = (
  value: Mixer,
  { tasks, unpairedTasks }: Pairing,
  level: number,
  { draws, swaps, resamples = 1000, permutations = resamples, seed = 1 }: PairedOptions,
): PairedResult => {
  const none = new Uint8Array(tasks);
  const { counts, blocks } = plainCounts(tasks);
  counts.fill(1);
  const a = value(counts, none);
  const b = value(none, counts);
  const difference = a - b;

  const draw = draws ? givenDraws(draws) : seededDraws(seed, poissonFill);
  const times = draws?.length ?? readCount(resamples, 'resamples');
  const replicates = zeros(times).map(() => {
    draw({ counts, blocks });
    return value(counts, none) - value(none, counts);
  });
  const ascending = replicates.filter((x) => !Number.isNaN(x)).sort();

  const random = new Random(seed ^ 0x5bd1e995); // apart from the stream of the draws
  const swapped = zeros(swaps?.length ?? readCount(permutations, 'permutations')).map((_, r) => {
    const given = swaps?.[r];
    const stay = none.map((_, g) => ((given ? given[g]! < 0 : random.word() >= 2 ** 31) ? 0 : 1));
    const swap = stay.map((s) => 1 - s);
    return Math.abs(value(stay, swap) - value(swap, stay));
  });
  // Differences that are equal but for rounding count as equal.
  const extreme = swapped.filter((x) => x >= Math.abs(difference) - 1e-12).length;

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
