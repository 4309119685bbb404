import { InputError } from '../../core/errors.ts';
import type { Effort } from './intervals.ts';
import { type Levels, mostLevels, type Table } from './read-table.ts';
import { type Summary, summarize } from './summary.ts';

/** The results apart for every value of a column, or every combination of values of several. */
export interface Breakdown {
  readonly columns: readonly string[];
  readonly groups: readonly {
    /** One value a column; `null` where the cell was empty. */
    readonly values: readonly (string | null)[];
    readonly summary: Summary;
  }[];
}

const collator = new Intl.Collator('en', { numeric: true });

/** Rows of each combination of values, in the natural order of the values, empty ones last. */
function groupsOf(levels: readonly Levels[], rows: number) {
  const members = new Map<string, number[]>();
  for (let i = 0; i < rows; i += 1) {
    const key = levels.map((level) => level.rows[i]).join();
    const group = members.get(key);
    if (group) group.push(i);
    else members.set(key, [i]);
  }
  return [...members.values()]
    .map((group) => ({
      values: levels.map((level) => level.names[level.rows[group[0] ?? 0] ?? 0] ?? null),
      rows: Int32Array.from(group),
    }))
    .sort((a, b) => compare(a.values, b.values));
}

function compare(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? null;
    const order =
      left === null || right === null
        ? Number(left === null) - Number(right === null)
        : collator.compare(left, right);
    if (order !== 0) return order;
  }
  return 0;
}

/** Groups share the effort of one, within limits that leave every interval worth showing. */
const effortFor = (groups: number): Effort => ({
  units: Math.max(200, Math.round(2_000 / groups)),
  resamples: groups <= 20 ? 1_000 : 400,
});

/** Breaks the results of a table down by some of its columns together. */
export function breakDown(table: Table, columns: readonly string[], threshold: number): Breakdown {
  const levels = columns.flatMap((name) => table.by.filter(({ column }) => column === name));
  const groups = groupsOf(levels, table.rows);
  if (groups.length > mostLevels) {
    throw new InputError(
      'too-many-groups',
      `The columns ${columns.join(', ')} have ${groups.length} combinations of values.`,
      { remedy: `Break down by columns that have at most ${mostLevels}.` },
    );
  }
  const effort = effortFor(groups.length);
  return {
    columns,
    groups: groups.map(({ values, rows }) => ({
      values,
      summary: summarize(table, threshold, effort, rows),
    })),
  };
}
