import type { Share } from '../../measure/index.ts';
import { count, percent, withInterval } from '../format/number.ts';

/** Five steps of one colour; the number in the cell says the rest. */
const steps = 5;

/**
 * Rates in a table: one row a weakness, one column a language. The colour only repeats the number; a
 * cell that rests on few tasks is pale.
 */
export function HeatMap({
  caption,
  rows,
  columns,
  cell,
  few,
}: {
  caption: string;
  rows: readonly string[];
  columns: readonly { readonly id: string; readonly name: string }[];
  cell: (row: string, column: string) => Share | undefined;
  few: number;
}) {
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
            <th scope="row">{row}</th>
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
              const step = Math.min(steps, Math.floor(rate.value * steps) + 1);
              return (
                <td
                  key={id}
                  class={`heat-cell heat-${rate.value === 0 ? 0 : step}${tasks < few ? ' heat-few' : ''}`}
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
