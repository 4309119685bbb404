import type { CarriedRow, Estimate, TargetName, TransferDimension } from '../schema.ts';
import { type Column, columnAt, type Layout, narrow } from './columns.ts';

/*
 * The cells of the transfer matrices as columns: there are tens of thousands of them in a study of many
 * models, temperatures and languages, too many to be read as JSON before the first view is drawn.
 */

/** What a cell is about, by the name of its column: few values, told apart by numbers. */
const words = {
  dimension: (row) => row.dimension,
  from: (row) => row.from,
  to: (row) => row.to,
  benchmark: (row) => row.benchmark,
  model: (row) => row.model,
  method: (row) => row.method,
  target: (row) => row.target,
  recalibration: (row) => row.recalibration,
  caution: (row) => row.caution,
  why: (row) => row.why,
} as const satisfies Readonly<Record<string, (row: CarriedRow) => string | null>>;

const counts = {
  fittedAnswers: (row) => row.fitted.n,
  fittedTasks: (row) => row.fitted.tasks,
  n: (row) => row.n,
  tasks: (row) => row.tasks,
  sharedTasks: (row) => row.sharedTasks,
} as const satisfies Readonly<Record<string, (row: CarriedRow) => number>>;

const estimates = {
  before: (row) => row.before.ece,
  after: (row) => row.after.ece,
  change: (row) => row.change.ece,
  cost: (row) => row.cost.ece,
  brierCost: (row) => row.cost.brier,
} as const satisfies Readonly<Record<string, (row: CarriedRow) => Estimate>>;

type Word = keyof typeof words;
type Count = keyof typeof counts;

/** The values behind the numbers of the columns of words. */
export interface CarriedHeader {
  readonly size: number;
  readonly values: Readonly<Record<Word, readonly (string | null)[]>>;
}

const ends = ['value', 'low', 'high'] as const;
const named = <Name extends string>(record: Readonly<Record<Name, unknown>>) =>
  Object.keys(record) as Name[];

export function packCarried(rows: readonly CarriedRow[]): {
  readonly header: CarriedHeader;
  readonly columns: Readonly<Record<string, Column>>;
} {
  const columns: Record<string, Column> = {};
  const values = {} as Record<Word, readonly (string | null)[]>;
  for (const name of named(words)) {
    const places = new Map<string | null, number>();
    const codes = rows.map((row) => {
      const value = words[name](row);
      const known = places.get(value) ?? places.size;
      places.set(value, known);
      return known;
    });
    values[name] = [...places.keys()];
    columns[`carried ${name}`] = narrow(codes, places.size);
  }
  for (const name of named(counts)) {
    const numbers = rows.map(counts[name]);
    columns[`carried ${name}`] = narrow(
      numbers,
      numbers.reduce((most, one) => Math.max(most, one), 0),
    );
  }
  for (const name of named(estimates)) {
    for (const end of ends) {
      // Seven digits: more than any reader is shown, at half of the size.
      columns[`carried ${name} ${end}`] = Float32Array.from(
        rows,
        (row) => estimates[name](row)[end] ?? Number.NaN,
      );
    }
  }
  return { header: { size: rows.length, values }, columns };
}

/** The cells of the matrices of one method and target, read when they are looked at. */
export type Carried = (method: string, target: TargetName) => readonly CarriedRow[];

export function unpackCarried(
  { size, values }: CarriedHeader,
  layout: Layout,
  buffer: ArrayBuffer,
  start: number,
): Carried {
  const column = (name: string) => columnAt(layout, `carried ${name}`, buffer, start);
  return (method, target) => {
    const wordOf = Object.fromEntries(
      named(words).map((name) => {
        const codes = column(name);
        return [name, (row: number) => values[name][codes[row] ?? 0] ?? null];
      }),
    ) as Record<Word, (row: number) => string | null>;
    const countOf = Object.fromEntries(
      named(counts).map((name) => {
        const numbers = column(name);
        return [name, (row: number) => numbers[row] ?? 0];
      }),
    ) as Record<Count, (row: number) => number>;
    const estimateOf = Object.fromEntries(
      named(estimates).map((name) => {
        const [value, low, high] = ends.map((end) => column(`${name} ${end}`));
        return [
          name,
          (row: number): Estimate => ({
            value: known(value?.[row]),
            low: known(low?.[row]),
            high: known(high?.[row]),
          }),
        ];
      }),
    ) as Record<keyof typeof estimates, (row: number) => Estimate>;
    const rows: CarriedRow[] = [];
    for (let row = 0; row < size; row += 1) {
      if (wordOf.method(row) !== method || wordOf.target(row) !== target) continue;
      rows.push({
        dimension: wordOf.dimension(row) as TransferDimension,
        from: wordOf.from(row) ?? '',
        to: wordOf.to(row) ?? '',
        benchmark: wordOf.benchmark(row),
        model: wordOf.model(row),
        method,
        target,
        recalibration: wordOf.recalibration(row) as CarriedRow['recalibration'],
        fitted: { n: countOf.fittedAnswers(row), tasks: countOf.fittedTasks(row) },
        n: countOf.n(row),
        tasks: countOf.tasks(row),
        sharedTasks: countOf.sharedTasks(row),
        before: { ece: estimateOf.before(row) },
        after: { ece: estimateOf.after(row) },
        change: { ece: estimateOf.change(row) },
        cost: { ece: estimateOf.cost(row), brier: estimateOf.brierCost(row) },
        caution: wordOf.caution(row),
        why: wordOf.why(row),
      });
    }
    return rows;
  };
}

const known = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? null : value;
