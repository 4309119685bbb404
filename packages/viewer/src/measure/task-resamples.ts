import { clusterBootstrap } from '@credence/calibration';
import { bootstrapOptions } from './bootstrap-options.ts';

/** A statistic on the whole sample and on every resample of its tasks; NaN where undefined. */
export interface Resampled {
  readonly value: number;
  readonly replicates: Float64Array;
  readonly tasks: number;
}

/** What statistics are functions of: sums over the answers to each task, one row a task. */
export interface TaskSums {
  readonly tasks: number;
  readonly columns: number;
  /** tasks x columns */
  readonly rows: Float64Array;
}

/** Draws are kept up to so many numbers; studies have few sizes, but a reader may filter to many. */
const mostKept = 2 ** 23;
const made = new Map<number, Float64Array>();
let kept = 0;

/**
 * How often each of so many tasks is drawn: once each, then in every resample, one row a resample.
 * These are the draws of the library's bootstrap, made once for all statistics of so many tasks.
 */
export function drawsOf(tasks: number): Float64Array {
  const known = made.get(tasks);
  if (known) return known;
  const draws = new Float64Array((1 + bootstrapOptions.resamples) * tasks);
  let next = 0;
  const each = Int32Array.from({ length: tasks + 1 }, (_, task) => task);
  const sums = {
    ...{ cells: tasks, width: 1, start: each, cell: each.subarray(0, tasks) },
    values: new Float64Array(tasks).fill(1),
  };
  // A statistic whose sums are the counts themselves.
  const counts = () => ({
    sums,
    evaluate: (totals: Float64Array) => {
      draws.set(totals, next);
      next += tasks;
      return 0;
    },
  });
  const nothing = new Float64Array(tasks);
  clusterBootstrap({ p: nothing, y: nothing, groups: sums.cell }, { counts }, bootstrapOptions);
  if (kept + draws.length > mostKept) {
    made.clear();
    kept = 0;
  }
  made.set(tasks, draws);
  kept += draws.length;
  return draws;
}

/** As many sums as fit into registers at a time. */
const width = 8;

/** The rows in panels of {@link width} columns, so that a pass over one reads memory in order. */
function panelsOf({ tasks, columns, rows }: TaskSums): Float64Array {
  const panels = new Float64Array(Math.ceil(columns / width) * width * tasks);
  for (let column = 0; column < columns; column += 1) {
    const panel = column - (column % width);
    let to = panel * tasks + (column % width);
    for (let from = column; from < rows.length; from += columns, to += width) {
      panels[to] = rows[from]!;
    }
  }
  return panels;
}

/** The totals of one resample. Tasks are added in their order, as the library adds them. */
function sumInto(
  totals: Float64Array,
  panels: Float64Array,
  draws: Float64Array,
  from: number,
  tasks: number,
): void {
  for (let column = 0, at = 0; column < totals.length; column += width) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    let f = 0;
    let g = 0;
    let h = 0;
    for (let task = from; task < from + tasks; task += 1, at += width) {
      const times = draws[task]!;
      a += times * panels[at]!;
      b += times * panels[at + 1]!;
      c += times * panels[at + 2]!;
      d += times * panels[at + 3]!;
      e += times * panels[at + 4]!;
      f += times * panels[at + 5]!;
      g += times * panels[at + 6]!;
      h += times * panels[at + 7]!;
    }
    totals[column] = a;
    totals[column + 1] = b;
    totals[column + 2] = c;
    totals[column + 3] = d;
    totals[column + 4] = e;
    totals[column + 5] = f;
    totals[column + 6] = g;
    totals[column + 7] = h;
  }
}

/**
 * Statistics of the sums, on the whole and on every resample of the tasks. All are evaluated together
 * on the same totals, which cost tasks x columns a resample however many answers there are.
 * @param evaluate writes the statistics of some totals in the order of their names; NaN where undefined
 * @param resamples the first so many
 */
export function resample<Name extends string>(
  sums: TaskSums,
  names: readonly Name[],
  evaluate: (totals: Float64Array, into: Float64Array) => void,
  resamples: number = bootstrapOptions.resamples,
): Readonly<Record<Name, Resampled>> {
  const { tasks, columns } = sums;
  // Without resamples there is nothing to draw: every task once.
  const draws = resamples === 0 ? new Float64Array(tasks).fill(1) : drawsOf(tasks);
  const panels = panelsOf(sums);
  const padded = new Float64Array(Math.ceil(columns / width) * width);
  const totals = padded.subarray(0, columns);
  const now = new Float64Array(names.length);
  const values = names.map(() => new Float64Array(1 + resamples));
  for (let draw = 0; draw <= resamples; draw += 1) {
    sumInto(padded, panels, draws, draw * tasks, tasks);
    evaluate(totals, now);
    for (let index = 0; index < now.length; index += 1) values[index]![draw] = now[index]!;
  }
  const results = names.map((name, index) => [name, asResampled(values[index]!, tasks)]);
  return Object.fromEntries(results) as Record<Name, Resampled>;
}

/** The first value is that of the whole sample. */
export const asResampled = (values: Float64Array, tasks: number): Resampled => ({
  value: values[0] ?? Number.NaN,
  replicates: values.subarray(1),
  tasks,
});
