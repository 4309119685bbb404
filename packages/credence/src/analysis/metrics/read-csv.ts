import { once } from 'node:events';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { InputError } from '../../core/errors.ts';
import { findColumns } from './column-names.ts';
import {
  rowError,
  type Source,
  type TableReader,
  type TakeRow,
  type WantedColumn,
} from './source.ts';

const lineBreak = /\r\n|\n|\r/g;

/** How many lines of the file a record takes: one, and those that its quoted fields break over. */
function linesOf(record: readonly string[]): number {
  let lines = 1;
  for (const field of record) {
    if (field.includes('\n') || field.includes('\r')) lines += field.match(lineBreak)?.length ?? 0;
  }
  return lines;
}

/** Takes the records of a file in turn: the header first, then the rows. */
class Records {
  /** Where the next record begins. Counted here, since the parser runs ahead of what it hands out. */
  line = 1;
  names: readonly string[] | undefined;
  readonly #source: Source;
  readonly #wanted: readonly WantedColumn[];
  readonly #take: TakeRow;
  readonly #cells: unknown[];
  #positions: readonly number[] = [];

  constructor(source: Source, wanted: readonly WantedColumn[], take: TakeRow) {
    this.#source = source;
    this.#wanted = wanted;
    this.#take = take;
    this.#cells = wanted.map(() => undefined);
  }

  add(record: readonly string[]): void | Promise<void> {
    const line = this.line;
    this.line += linesOf(record);
    const isBlank = record.length === 1 && record[0]?.trim() === '';
    if (isBlank) return;
    if (this.names) return this.#row(record, this.names, line);
    this.#header(record.map((name) => name.trim()));
  }

  end(): void {
    if (this.names) return;
    throw new InputError('empty-table', 'The file is empty.', {
      location: { file: this.#source.name },
      remedy: 'Its first line names the columns, as confidence,outcome.',
    });
  }

  #header(names: readonly string[]): void {
    this.names = names;
    this.#positions = findColumns(this.#source.name, this.#wanted, names);
  }

  #row(record: readonly string[], names: readonly string[], line: number): void | Promise<void> {
    if (record.length !== names.length) {
      throw rowError(this.#source, 'line', {
        code: 'malformed-csv',
        message: `The row has ${record.length} fields, but there are ${names.length} columns.`,
        remedy: 'Put quotes around fields that contain a comma.',
        at: line,
      });
    }
    this.#positions.forEach((position, i) => {
      this.#cells[i] = position === -1 ? undefined : record[position];
    });
    return this.#take(this.#cells, line);
  }
}

/** What the parser objects to, with the line where the record begins. */
function malformed(source: Source, error: CsvError, line: number): InputError {
  const [message, remedy] =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? ['A quote is opened here and never closed.', 'Close it; a quote inside a field is doubled.']
      : ['A quote is out of place.', 'Put quotes around the whole field, and double those inside.'];
  return rowError(source, 'line', { code: 'malformed-csv', message, remedy, at: line });
}

/** Comma-separated values with a header (RFC 4180): quoted fields, any line ends, with or without BOM. */
export const csv: TableReader = {
  id: 'csv',
  extensions: ['.csv'],
  counts: 'line',
  async read(source, wanted, take) {
    const records = new Records(source, wanted, take);
    // Records of any length are let through, so that the error can name the line.
    const parser = parse({
      bom: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    });
    // Events, not iteration: an error would make iteration drop the records read before it.
    parser.on('data', (record: string[]) => {
      if (parser.destroyed) return;
      try {
        const taken = records.add(record);
        if (!taken) return;
        parser.pause();
        taken.then(
          () => parser.resume(),
          (error: Error) => parser.destroy(error),
        );
      } catch (error) {
        parser.destroy(error as Error);
      }
    });
    const ended = once(parser, 'end');
    const piped = new Promise<void>((resolve, reject) => {
      pipeline(source.stream(), parser, (error) => (error ? reject(error) : resolve()));
    });
    try {
      await Promise.all([ended, piped]);
    } catch (error) {
      throw error instanceof CsvError ? malformed(source, error, records.line) : error;
    }
    records.end();
  },
};
