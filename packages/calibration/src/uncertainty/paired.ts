import type { ClusteredPoints } from '../data/clusters.ts';
import { type BootstrapOptions, clusterWeights } from './bootstrap.ts';
import { percentileInterval } from './bootstrap-interval.ts';
import { addRows } from './cluster-sums.ts';
import { givenDraws, plainCounts, seededDraws } from './draws.ts';
import { type Interval, readCount, readLevel } from './interval.ts';
import { type Pairing, pair } from './pairing.ts';
import { standardDeviation } from './quantile.ts';
import { Random } from './random.ts';
import type { PreparedStatistic, Statistic } from './statistic.ts';

export interface PairedOptions extends Omit<BootstrapOptions, 'method'> {
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
    const sides = twoSides(statistics[name](pairing.joint), weights, pairing.tasks);
    result[name] = compare(sides, pairing, level, options);
  }
  return result;
};

/** The statistic on counted tasks of the first and of the second system, and on a mixture of both. */
interface TwoSides {
  readonly first: (counts: Uint8Array) => number;
  readonly second: (counts: Uint8Array) => number;
  /** The first system on some tasks, the second on others. */
  readonly mixed: (ofFirst: Uint8Array, ofSecond: Uint8Array) => number;
}

const twoSides = (
  { sums, evaluate }: PreparedStatistic,
  weights: Float64Array,
  tasks: number,
): TwoSides => {
  const totals = new Float64Array(sums.cells * sums.width);
  const none = new Uint8Array(tasks);
  const mixed = (ofFirst: Uint8Array, ofSecond: Uint8Array): number => {
    totals.fill(0);
    addRows(sums, ofFirst, 0, totals);
    addRows(sums, ofSecond, tasks, totals);
    let weight = 0;
    for (let g = 0; g < tasks; g++) {
      weight += ofFirst[g]! * weights[g]! + ofSecond[g]! * weights[tasks + g]!;
    }
    return evaluate(totals, weight);
  };
  return {
    first: (counts) => mixed(counts, none),
    second: (counts) => mixed(none, counts),
    mixed,
  };
};

const compare = (
  sides: TwoSides,
  { tasks, unpairedTasks }: Pairing,
  level: number,
  options: PairedOptions,
): PairedResult => {
  const once = new Uint8Array(tasks).fill(1);
  const a = sides.first(once);
  const b = sides.second(once);
  const difference = a - b;
  const replicates = resample(sides, tasks, options);
  const ascending = replicates.filter((value) => !Number.isNaN(value)).sort();
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    a: known(a),
    b: known(b),
    difference: known(difference),
    interval: tasks < 2 || ascending.length === 0 ? null : percentileInterval(ascending, level),
    standardError: standardDeviation(ascending),
    p: Number.isNaN(difference) ? null : permute(sides, tasks, Math.abs(difference), options),
    undefinedReplicates: replicates.length - ascending.length,
    tasks,
    unpairedTasks,
  };
};

const resample = (sides: TwoSides, tasks: number, options: PairedOptions): Float64Array => {
  const memory = plainCounts(tasks);
  const draw =
    options.draws === undefined
      ? seededDraws(options.seed ?? 1, memory)
      : givenDraws(options.draws, memory);
  const count = options.draws?.length ?? readCount(options.resamples ?? 1000, 'resamples');
  return new Float64Array(count).map(() => {
    draw();
    return sides.first(memory.counts) - sides.second(memory.counts);
  });
};

const permute = (
  sides: TwoSides,
  tasks: number,
  observed: number,
  options: PairedOptions,
): number => {
  const count =
    options.swaps?.length ??
    readCount(options.permutations ?? options.resamples ?? 1000, 'permutations');
  const random = new Random((options.seed ?? 1) ^ 0x5bd1e995); // apart from the stream of the draws
  const stay = new Uint8Array(tasks);
  const swap = new Uint8Array(tasks);
  let extreme = 0;
  for (let r = 0; r < count; r++) {
    const given = options.swaps?.[r];
    for (let g = 0; g < tasks; g++) {
      const swapped = given === undefined ? random.word() >= 2 ** 31 : given[g]! < 0;
      swap[g] = swapped ? 1 : 0;
      stay[g] = swapped ? 0 : 1;
    }
    const value = Math.abs(sides.mixed(stay, swap) - sides.mixed(swap, stay));
    // Differences that are equal but for rounding count as equal.
    if (value >= observed - 1e-12) extreme++;
  }
  return (1 + extreme) / (1 + count);
};
