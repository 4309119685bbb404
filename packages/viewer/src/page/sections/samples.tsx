import { useMemo, useState } from 'preact/hooks';
import type { SampleRow } from '../../schema.ts';
import { usePage } from '../context.ts';
import { count, counted, percent, temperature } from '../format/number.ts';
import { languageName, modelName } from '../format/words.ts';
import { OutcomeMark } from '../parts/outcome.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { VirtualTable } from '../parts/virtual-table.tsx';
import { confidenceOf, thresholdOf } from '../reading/false-trust.ts';
import {
  everySample,
  querySamples,
  type SampleQuery,
  type SortKey,
} from '../reading/sample-query.ts';
import { type Change, SampleFilters } from './sample-filters.tsx';

const columns: readonly {
  readonly key: SortKey;
  readonly name: string;
  readonly class: string;
  readonly about?: string;
}[] = [
  { key: 'task', name: 'Task', class: 'c-task' },
  { key: 'model', name: 'Model', class: 'c-model' },
  { key: 'temperature', name: 'Temp.', class: 'c-temp' },
  { key: 'functional', name: 'Function', class: 'c-functional' },
  {
    key: 'functional-confidence',
    name: 'said',
    class: 'c-functional-said',
    about: ' about its function',
  },
  { key: 'security', name: 'Security', class: 'c-security' },
  {
    key: 'security-confidence',
    name: 'said',
    class: 'c-security-said',
    about: ' about its security',
  },
];

export function SamplesSection() {
  const { data, view } = usePage();
  const [query, setQuery] = useState<SampleQuery>(everySample);
  const samples = useMemo(
    () => data.samples.filter((sample) => sample.benchmark === view.benchmark),
    [data, view.benchmark],
  );
  const shown = useMemo(
    () => querySamples(samples, query, view.method, thresholdOf(data)),
    [samples, query, view.method, data],
  );
  const change = (part: Partial<SampleQuery>) => setQuery({ ...query, ...part });
  return (
    <Section
      id="samples"
      title="Every answer"
      lead="Judge the judge: each row opens the program, what the model said about it, and every check with what was seen."
    >
      {samples.length === 0 ? (
        <Nothing>This report carries no answers to show.</Nothing>
      ) : (
        <>
          <SampleFilters samples={samples} query={query} change={change} />
          <p class="note" role="status">
            {shown.length === samples.length
              ? counted(samples.length, 'answer')
              : `${count(shown.length)} of ${counted(samples.length, 'answer')}`}
            {query.sort === 'trust' ? ', False Trust first' : ''}
          </p>
          {shown.length === 0 ? (
            <Nothing>
              No answer fits these filters.{' '}
              <button type="button" class="quiet" onClick={() => setQuery(everySample)}>
                Clear them
              </button>
            </Nothing>
          ) : (
            <VirtualTable
              count={shown.length}
              label="Answers"
              head={<Head query={query} change={change} />}
              row={({ index, stop }) => (
                <Cells sample={shown[index]} index={index} stop={stop} among={shown} />
              )}
            />
          )}
          <p class="note screen-only">
            Arrow keys move from row to row, Enter opens one; the headings sort.
          </p>
        </>
      )}
    </Section>
  );
}

function Head({ query, change }: { query: SampleQuery; change: Change }) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ key, name, class: kind, about }) => {
          const sorted = query.sort === key;
          const direction = query.descending ? 'descending' : 'ascending';
          return (
            <th key={key} scope="col" class={kind} aria-sort={sorted ? direction : 'none'}>
              <button
                type="button"
                onClick={() => change({ sort: key, descending: sorted && !query.descending })}
              >
                {name}
                <span class="sr-only">{about}</span>
                <span aria-hidden="true">{sorted ? (query.descending ? ' ↓' : ' ↑') : ''}</span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Cells({
  sample,
  index,
  stop,
  among,
}: {
  sample: SampleRow | undefined;
  index: number;
  stop: boolean;
  among: readonly SampleRow[];
}) {
  const { data, view, open } = usePage();
  if (sample === undefined) return null;
  const said = (target: 'functional' | 'security') => {
    const value = confidenceOf(sample, view.method, target)?.value ?? null;
    return value === null ? <span class="undefined">missing</span> : percent(value);
  };
  return (
    <>
      <th scope="row" class="c-task">
        <button
          type="button"
          data-row={index}
          tabIndex={stop ? 0 : -1}
          onClick={() =>
            open(
              sample.key,
              among.map(({ key }) => key),
            )
          }
        >
          {sample.title}
          <small>
            {sample.cwe} · {languageName(sample.language)}
          </small>
        </button>
      </th>
      <td class="c-model">{modelName(data, sample.model)}</td>
      <td class="c-temp">{temperature(sample.temperature)}</td>
      <td class="c-functional">
        <OutcomeMark outcome={sample.functional} />
      </td>
      <td class="c-functional-said">{said('functional')}</td>
      <td class="c-security">
        <OutcomeMark outcome={sample.security} />
      </td>
      <td class="c-security-said">{said('security')}</td>
    </>
  );
}
