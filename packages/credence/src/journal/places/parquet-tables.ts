import type { JournalRecord } from '../../core/records.ts';
import type { Body } from './place.ts';

export type Cell = string | number | null;

export interface Column<Row> {
  readonly name: string;
  readonly type: 'STRING' | 'DOUBLE';
  /** Long texts, of which no least and greatest value is worth keeping. */
  readonly long?: true;
  readonly of: (row: Row) => Cell;
}

/** How rows become a table, and come back from it. */
export interface TableForm<Row> {
  readonly columns: readonly Column<Row>[];
  /** The columns that a row is read from again. */
  readonly read: readonly string[];
  readonly row: (cells: readonly Cell[]) => Row;
  /** The text that digests of rows are made of. */
  readonly line: (row: Row) => string;
}

type Fields = Readonly<Record<string, unknown>>;

const text = (name: string, path: readonly string[] = [name]): Column<JournalRecord> => ({
  name,
  type: 'STRING',
  of: (record) => {
    const value = path.reduce<unknown>((at, key) => (at as Fields | null)?.[key], record);
    return typeof value === 'string' ? value : null;
  },
});

const number = (name: string): Column<JournalRecord> => ({
  name,
  type: 'DOUBLE',
  of: (record) => {
    const value = (record as unknown as Fields)[name];
    return typeof value === 'number' ? value : null;
  },
});

/** A row a record: what queries ask for in columns of its own, and the whole record as JSON. */
export const factsTable: TableForm<JournalRecord> = {
  columns: [
    ...['kind', 'key', 'task', 'model'].map((name) => text(name)),
    ...['temperature', 'index'].map(number),
    ...['prompting', 'sample', 'method', 'target'].map((name) => text(name)),
    number('value'),
    text('missing'),
    text('functional', ['functional', 'outcome']),
    text('security', ['security', 'outcome']),
    ...['code', 'at'].map((name) => text(name)),
    { name: 'record', type: 'STRING', long: true, of: (record) => JSON.stringify(record) },
  ],
  read: ['record'],
  row: ([record]) => JSON.parse(String(record)) as JournalRecord,
  line: (record) => JSON.stringify(record),
};

/** Half a surrogate pair without the other. */
const half = /\p{Surrogate}/u;

/**
 * A row a text. Half a surrogate pair, which JSON can hold and UTF-8 cannot, is kept by escaping the
 * whole text.
 */
export const bodiesTable: TableForm<Body> = {
  columns: [
    { name: 'hash', type: 'STRING', of: ({ hash }) => hash },
    {
      name: 'text',
      type: 'STRING',
      long: true,
      of: (body) => body.text.replace(/\p{Surrogate}/gu, '\uFFFD'),
    },
    {
      name: 'escaped',
      type: 'STRING',
      long: true,
      of: (body) => (half.test(body.text) ? JSON.stringify(body.text) : null),
    },
  ],
  read: ['hash', 'text', 'escaped'],
  row: ([hash, body, escaped]) => ({
    hash: String(hash),
    text: typeof escaped === 'string' ? (JSON.parse(escaped) as string) : String(body),
  }),
  line: ({ hash, text: body }) => JSON.stringify([hash, body]),
};
