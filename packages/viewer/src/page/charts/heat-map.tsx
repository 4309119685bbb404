import type { Share } from '../../measure/index.ts';
import { cweName } from '../format/cwe.ts';
import { count, percent, withInterval } from '../format/number.ts';

/** Five steps of one colour; the number in the cell says the rest. */
const steps = 5;

/** The step of a rate, from 1 to 5; none at all is 0. */
export const stepOf = (rate: number): number =>
  rate === 0 ? 0 : Math.min(steps, Math.floor(rate * steps) + 1);

export interface HeatProps {
  readonly caption: string;
  readonly rows: readonly string[];
  readonly columns: readonly { readonly id: string; readonly name: string }[];
  readonly cell: (row: string, column: string) => Share | undefined;
  /** Cells with fewer tasks are pale. */
  readonly few: number;
}

/**
 * Rates in a table: one row a weakness, one column a language. The colour only repeats the number; a
 * cell that rests on few tasks is pale.
 */
export function HeatMap({ caption, rows, columns, cell, few }: HeatProps) {
  return (
    <table class="heat">
      <caption class="sr-only">{caption}</caption>
      <thead>
        <tr>
          <td />
          {columns.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row" title={cweName(row) || undefined}>
              {row} <small>{cweName(row)}</small>
            </th>
            {columns.map(({ id, name }) => {
              const share = cell(row, id);
              if (share === undefined) return <td key={id} class="heat-none" />;
              const { rate, n, hits, tasks } = share;
              if (rate.value === null) {
                return (
                  <td key={id} class="heat-empty" title={`${row} in ${name}: nothing trusted`}>
                    –<span class="sr-only">nothing trusted</span>
                  </td>
                );
              }
              return (
                <td
                  key={id}
                  class={`heat-cell heat-${stepOf(rate.value)}${tasks < few ? ' heat-few' : ''}`}
                  title={`${row} in ${name}: ${withInterval(rate, 'percent')} (${count(hits)} of ${count(n)} trusted answers, ${count(tasks)} tasks)`}
                >
                  {percent(rate.value)}
                  <small>
                    {count(hits)}/{count(n)}
                  </small>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
