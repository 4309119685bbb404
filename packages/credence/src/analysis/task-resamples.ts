import { clusterBootstrap } from '@credence/calibration';
import { bootstrapOptions } from './estimates.ts';

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

type Counts = readonly Uint8Array[];

const made = new Map<number, Counts>();

/**
 * How often each of so many tasks is drawn: once each, then in every resample. These are the draws of
 * the library's bootstrap, and so those of the calibration table; they are made once for all rows.
 */
function drawsOf(tasks: number): Counts {
  const known = made.get(tasks);
  if (known) return known;
  const draws: Uint8Array[] = [];
  const each = Int32Array.from({ length: tasks + 1 }, (_, task) => task);
  const sums = {
    ...{ cells: tasks, width: 1, start: each, cell: each.subarray(0, tasks) },
    values: new Float64Array(tasks).fill(1),
  };
  // A statistic whose sums are the counts themselves.
  const counts = () => ({
    sums,
    evaluate: (totals: Float64Array) => draws.push(Uint8Array.from(totals)),
  });
  const nothing = new Float64Array(tasks);
  clusterBootstrap({ p: nothing, y: nothing, groups: sums.cell }, { counts }, bootstrapOptions);
  made.set(tasks, draws);
  return draws;
}

/**
 * Statistics of the sums, on the whole and on every resample of the tasks. All are evaluated together
 * on the same totals, which cost tasks x columns a resample however many answers there are.
 * @param evaluate the statistics of some totals, in the order of their names; NaN where undefined
 */
export function resample<Name extends string>(
  { tasks, columns, rows }: TaskSums,
  names: readonly Name[],
  evaluate: (totals: Float64Array) => readonly number[],
): Readonly<Record<Name, Resampled>> {
  const draws = drawsOf(tasks);
  const values = names.map(() => new Float64Array(draws.length));
  const totals = new Float64Array(columns);
  draws.forEach((counts, draw) => {
    totals.fill(0);
    for (let task = 0; task < tasks; task += 1) {
      const times = counts[task]!;
      if (times === 0) continue;
      const from = task * columns;
      for (let column = 0; column < columns; column += 1) {
        totals[column]! += times * rows[from + column]!;
      }
    }
    const now = evaluate(totals);
    for (let index = 0; index < now.length; index += 1) values[index]![draw] = now[index]!;
  });
  const results = names.map((name, index): [Name, Resampled] => [
    name,
    { value: values[index]![0]!, replicates: values[index]!.subarray(1), tasks },
  ]);
  return Object.fromEntries(results) as Record<Name, Resampled>;
}
