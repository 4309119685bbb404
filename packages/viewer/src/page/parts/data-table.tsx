import { isEstimate, type Table, type Value } from '../../tables/index.ts';
import { usePage } from '../context.ts';
import { type Meaning, meaningOf } from '../format/meaning-of.ts';
import { bare, count, interval, type Unit } from '../format/number.ts';
import { ScrollRegion } from './scroll-region.tsx';

const isWord = (kind: string) => kind === 'key' || kind === 'text';

/** A table of results as the exports have it, with all its numbers. */
export function DataTable({ table }: { table: Table }) {
  const { data } = usePage();
  const columns = table.columns.filter(
    ({ id, kind }) => kind !== 'text' || table.rows.some((row) => row[id] !== ''),
  );
  return (
    <>
      <ScrollRegion class="table-scroll" label={table.title}>
        <table class="numbers">
          <caption class="sr-only">{table.title}</caption>
          <thead>
            <tr>
              {columns.map(({ id, head, kind }) => (
                <th key={id} scope="col" class={isWord(kind) ? 'word' : ''}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <tr key={index}>
                {columns.map(({ id, kind }) => (
                  <td key={id} class={isWord(kind) ? 'word' : ''}>
                    {typeof row[id] === 'string' && kind === 'key' ? (
                      <Key {...meaningOf(data, id, row[id], String(row.dimension ?? ''))} />
                    ) : (
                      <Shown value={row[id] ?? null} kind={kind} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p class="note">{table.note}</p>
    </>
  );
}

/** What a row is about, in words; what they mean on hover. */
function Key({ word, text }: Meaning) {
  return text === '' ? word : <span title={text}>{word}</span>;
}

function Shown({ value, kind }: { value: Value; kind: string }) {
  if (value === null || (isEstimate(value) && value.value === null)) {
    return (
      <span class="undefined">
        –<span class="sr-only">not defined</span>
      </span>
    );
  }
  if (isEstimate(value)) {
    const unit = kind as Unit;
    const range = interval(value, unit);
    return (
      <span class="value">
        <span class="number">{bare(value, unit)}</span>{' '}
        {range === null ? null : <span class="range">{range}</span>}
      </span>
    );
  }
  if (typeof value === 'string') return <>{value}</>;
  return <>{kind === 'p' ? pValue(value) : count(value)}</>;
}

/** Three decimals, and never 0. */
export const pValue = (p: number) => (p < 0.001 ? '<0.001' : p.toFixed(3));
