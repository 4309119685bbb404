import type { Readable } from 'node:stream';
import { InputError } from '../../core/errors.ts';

/** Bytes that can be read anywhere, which Parquet asks for. */
export interface RandomAccess {
  readonly byteLength: number;
  slice(start: number, end?: number): Promise<ArrayBuffer>;
}

/** Where a table comes from: a file, or the standard input. */
export interface Source {
  /** As errors name it. */
  readonly name: string;
  stream(): Readable;
  randomAccess(): Promise<RandomAccess>;
}

/** A column that the reader of a table is asked for. */
export interface WantedColumn {
  readonly name: string;
  /** The option that renames it, for the remedy. */
  readonly option: string;
  /** Without it the table is refused. */
  readonly required: boolean;
}

/**
 * Takes the wanted cells of one row, in the order asked for; `undefined` for a column that is not
 * there. The array is used again for the next row. `at` counts from 1, as its reader counts. Where it
 * returns a promise, the next row waits for it.
 */
export type TakeRow = (cells: readonly unknown[], at: number) => void | Promise<void>;

/** One format of tables. Rows are streamed; nothing is kept. */
export interface TableReader {
  readonly id: string;
  /** Endings of file names, with the dot. */
  readonly extensions: readonly string[];
  /** What its row numbers count. */
  readonly counts: 'line' | 'row';
  /**
   * Reads the rows in order.
   * @throws InputError for a table that is damaged or lacks a required column; whatever `take` throws.
   */
  read(source: Source, wanted: readonly WantedColumn[], take: TakeRow): Promise<void>;
}

/** Something wrong in one row of a table. */
export interface RowProblem {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  /** Line or row, as the reader counts. */
  readonly at: number;
}

/** The error for a problem in a row. Only lines can be jumped to, so rows are named in words. */
export function rowError(
  { name }: Source,
  counts: TableReader['counts'],
  { code, message, remedy, at }: RowProblem,
): InputError {
  return counts === 'line'
    ? new InputError(code, message, { remedy, location: { file: name, line: at } })
    : new InputError(code, `Row ${at}: ${message}`, { remedy, location: { file: name } });
}
