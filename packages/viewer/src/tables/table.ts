import type { Estimate } from '../schema.ts';

/**
 * What a column holds. `key`: what the row is about; `count`: whole numbers; `percent`, `points`
 * (signed percentage points), `score`: estimates as fractions, shown in that unit; `p`: a p-value.
 */
export type ColumnKind = 'key' | 'text' | 'count' | 'percent' | 'points' | 'score' | 'p';

export interface Column {
  readonly id: string;
  readonly head: string;
  readonly kind: ColumnKind;
}

export type Value = string | number | null | Estimate;

/** A table of results in one shape for every form of report: the page, text, LaTeX and data files. */
export interface Table {
  readonly id: string;
  readonly title: string;
  /** What a reader must know to read it right. */
  readonly note: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Readonly<Record<string, Value>>[];
}

export const isEstimate = (value: Value | undefined): value is Estimate =>
  typeof value === 'object' && value !== null;

/** A definition of a column with how a row fills it. */
export interface Filled<Row> extends Column {
  readonly of: (row: Row) => Value;
}

export function tableOf<Row>(
  about: Pick<Table, 'id' | 'title' | 'note'>,
  columns: readonly Filled<Row>[],
  rows: readonly Row[],
): Table {
  return {
    ...about,
    columns: columns.map(({ id, head, kind }) => ({ id, head, kind })),
    rows: rows.map((row) => Object.fromEntries(columns.map(({ id, of }) => [id, of(row)]))),
  };
}

/** Short for a column. */
export const column = <Row>(
  id: string,
  head: string,
  kind: ColumnKind,
  of: (row: Row) => Value,
): Filled<Row> => ({ id, head, kind, of });

/** A number without an interval, as an estimate. */
export const point = (value: number | null): Estimate => ({ value, low: null, high: null });
