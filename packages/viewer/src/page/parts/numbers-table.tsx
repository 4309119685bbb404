import type { ComponentChildren } from 'preact';
import { ScrollRegion } from './scroll-region.tsx';

/** A column once: what stands above it, and what it shows of a row. */
export interface NumbersColumn<Row> {
  readonly head: ComponentChildren;
  readonly of: (row: Row) => ComponentChildren;
  /** Whether it says what the row is about. */
  readonly row?: boolean;
  /** Whether it holds words, which stand to the left. */
  readonly word?: boolean;
}

/** A table of numbers that scrolls by itself where it is too wide. */
export function NumbersTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  classOf,
}: {
  /** For those who cannot see it. */
  caption: string;
  columns: readonly NumbersColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  classOf?: (row: Row) => string;
}) {
  return (
    <ScrollRegion class="table-scroll" label={caption}>
      <table class="numbers">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, word }, index) => (
              <th key={index} scope="col" class={word ? 'word' : ''}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} class={classOf?.(row) ?? ''}>
              {columns.map(({ of, row: isRow, word }, index) =>
                isRow ? (
                  <th key={index} scope="row">
                    {of(row)}
                  </th>
                ) : (
                  <td key={index} class={word ? 'word' : ''}>
                    {of(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
