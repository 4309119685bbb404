import type { ReportTables } from '@credence/viewer/facts';
import { detailedTablesOf, isEstimate, type Table } from '@credence/viewer/tables';

/** One number of a report: which table and row it stands in, and its interval where it has one. */
export interface TidyRow {
  readonly table: string;
  readonly benchmark: string;
  readonly model: string;
  readonly temperature: string;
  readonly method: string;
  readonly target: string;
  /** What else the row is about: `recalibration=platt`. */
  readonly about: string;
  readonly measure: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export const tidyColumns = [
  ...['table', 'benchmark', 'model', 'temperature', 'method', 'target', 'about', 'measure'],
  ...['value', 'low', 'high'],
] as readonly (keyof TidyRow)[];

const ownColumns = ['benchmark', 'model', 'temperature', 'method', 'target'];

function tidyTable({ id: table, columns, rows }: Table): readonly TidyRow[] {
  const keys = columns.filter(({ kind }) => kind === 'key').map(({ id }) => id);
  const measures = columns.filter(({ kind }) => kind !== 'key' && kind !== 'text');
  return rows.flatMap((row) => {
    const key = (name: string) => String(row[name] ?? '');
    const about = keys
      .filter((name) => !ownColumns.includes(name))
      .map((name) => `${name}=${key(name)}`)
      .join(' ');
    return measures.map(({ id: measure }): TidyRow => {
      const value = row[measure] ?? null;
      const estimate = isEstimate(value)
        ? value
        : { value: typeof value === 'number' ? value : null, low: null, high: null };
      return {
        ...{ table, about, measure },
        benchmark: key('benchmark'),
        model: key('model'),
        temperature: key('temperature'),
        method: key('method'),
        target: key('target'),
        value: estimate.value,
        low: estimate.low,
        high: estimate.high,
      };
    });
  });
}

/** Every number of every table, one a row, unrounded: what statistics programs like to read. */
export function tidyRows(data: ReportTables): readonly TidyRow[] {
  return detailedTablesOf(data).flatMap(tidyTable);
}
