import { Random } from '@credence/calibration';
import {
  asResampled,
  bootstrapOptions,
  drawsOf,
  type TaskSums,
  toEstimate,
} from '../measure/index.ts';
import type { Estimate } from '../schema.ts';

/** A statistic of two systems on the same tasks, and how it differs; `null` where undefined. */
export interface Paired {
  readonly a: number | null;
  readonly b: number | null;
  /** a - b, with its percentile interval over resamples of tasks, the same ones for both. */
  readonly difference: Estimate;
  /** Two-sided, of the permutation test; `null` where undefined or not asked for. */
  readonly p: number | null;
}

export interface PairedOptions {
  readonly resamples?: number;
  /** Random swaps; none give no p-value. */
  readonly permutations?: number;
}

/** As far as a difference of equal ones is off by rounding. */
const rounding = 1e-12;

/**
 * The library's `pairedDifference` of statistics that are functions of sums by task: the same draws, the
 * same swaps, the same numbers. All statistics see the same draws; draws of so many tasks are made once.
 * @param a sums by task of one system, and `b` of the other, task by task
 * @param evaluate writes the statistics of some totals in the order of their names; NaN where undefined
 */
export function pairedSums<Name extends string>(
  a: TaskSums,
  b: TaskSums,
  names: readonly Name[],
  evaluate: (totals: Float64Array, into: Float64Array) => void,
  { resamples = bootstrapOptions.resamples, permutations = 0 }: PairedOptions = {},
): Readonly<Record<Name, Paired>> {
  const { tasks, columns } = a;
  const of = () => names.map(() => new Float64Array(1 + resamples));
  const [valuesOfA, apart] = [of(), of()];
  const [totalsOfA, totalsOfB] = [new Float64Array(columns), new Float64Array(columns)];
  const [nowA, nowB] = [new Float64Array(names.length), new Float64Array(names.length)];
  const draws = resamples === 0 ? new Float64Array(tasks).fill(1) : drawsOf(tasks);
  for (let draw = 0; draw <= resamples; draw += 1) {
    weighted(totalsOfA, a, draws, draw * tasks);
    weighted(totalsOfB, b, draws, draw * tasks);
    evaluate(totalsOfA, nowA);
    evaluate(totalsOfB, nowB);
    for (let index = 0; index < names.length; index += 1) {
      valuesOfA[index]![draw] = nowA[index]!;
      apart[index]![draw] = nowA[index]! - nowB[index]!;
    }
  }
  const extreme = new Int32Array(names.length);
  if (permutations > 0) {
    const swaps = swapsOf(tasks, permutations);
    const whole = a.rows.map((value, at) => value + b.rows[at]!);
    const every = new Float64Array(columns);
    for (let at = 0; at < whole.length; at += 1) every[at % columns]! += whole[at]!;
    const stays = new Float64Array(columns);
    for (let swap = 0; swap < permutations; swap += 1) {
      stays.fill(0);
      for (let task = 0, at = 0; task < tasks; task += 1) {
        const from = swaps[swap * tasks + task] === 1 ? b.rows : a.rows;
        for (let column = 0; column < columns; column += 1, at += 1) stays[column]! += from[at]!;
      }
      for (let column = 0; column < columns; column += 1) {
        totalsOfB[column] = every[column]! - stays[column]!;
      }
      evaluate(stays, nowA);
      evaluate(totalsOfB, nowB);
      for (let index = 0; index < names.length; index += 1) {
        const size = Math.abs(nowA[index]! - nowB[index]!);
        if (size >= Math.abs(apart[index]![0]!) - rounding) extreme[index]! += 1;
      }
    }
  }
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  const results = names.map((name, index): [Name, Paired] => {
    const [difference, value] = [apart[index]![0]!, valuesOfA[index]![0]!];
    return [
      name,
      {
        a: known(value),
        b: known(bOf(b, evaluate, names.length)[index]!),
        difference: toEstimate(asResampled(apart[index]!, tasks)),
        p:
          permutations === 0 || Number.isNaN(difference)
            ? null
            : (1 + extreme[index]!) / (1 + permutations),
      },
    ];
  });
  return Object.fromEntries(results) as Record<Name, Paired>;
}

/** The statistics of one system on all tasks. */
function bOf(
  sums: TaskSums,
  evaluate: (totals: Float64Array, into: Float64Array) => void,
  size: number,
): Float64Array {
  const totals = new Float64Array(sums.columns);
  for (let at = 0; at < sums.rows.length; at += 1) totals[at % sums.columns]! += sums.rows[at]!;
  const values = new Float64Array(size);
  evaluate(totals, values);
  return values;
}

function weighted(
  totals: Float64Array,
  { tasks, columns, rows }: TaskSums,
  draws: Float64Array,
  from: number,
): void {
  totals.fill(0);
  for (let task = 0, at = 0; task < tasks; task += 1) {
    const times = draws[from + task]!;
    for (let column = 0; column < columns; column += 1, at += 1) {
      totals[column]! += times * rows[at]!;
    }
  }
}

const made = new Map<string, Uint8Array>();
const mostKept = 16;

/** Which tasks are swapped in each of so many permutations: those of the library. */
function swapsOf(tasks: number, permutations: number): Uint8Array {
  const key = `${tasks} ${permutations}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const random = new Random(bootstrapOptions.seed ^ 0x5bd1e995);
  const swaps = new Uint8Array(tasks * permutations);
  for (let at = 0; at < swaps.length; at += 1) swaps[at] = random.word() >= 2 ** 31 ? 0 : 1;
  if (made.size >= mostKept) made.clear();
  made.set(key, swaps);
  return swaps;
}
