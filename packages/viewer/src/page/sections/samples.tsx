import { useMemo } from 'preact/hooks';
import { functionalOutcomes, securityOutcomes } from '../../pack/facts.ts';
import { usePage } from '../context.ts';
import { count, counted, percent, temperature } from '../format/number.ts';
import { languageName, modelName } from '../format/words.ts';
import { OutcomeMark } from '../parts/outcome.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { VirtualTable } from '../parts/virtual-table.tsx';
import { saidOf } from '../reading/false-trust.ts';
import { noFilter } from '../reading/filter.ts';
import {
  formatOrder,
  parseOrder,
  querySamples,
  type SampleOrder,
  type SortKey,
} from '../reading/sample-query.ts';

const columns: readonly {
  readonly key: SortKey;
  readonly name: string;
  readonly class: string;
  readonly about?: string;
}[] = [
  { key: 'task', name: 'Task', class: 'c-task' },
  { key: 'model', name: 'Model', class: 'c-model' },
  { key: 'temperature', name: 'Temp.', class: 'c-temp' },
  { key: 'function', name: 'Function', class: 'c-functional' },
  {
    key: 'function-confidence',
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
  const { facts, measures, method, threshold, state, change } = usePage();
  const text = state.search ?? '';
  const order = parseOrder(state.sort);
  const shown = useMemo(
    () => querySamples(measures, { text, order, method, threshold }),
    [measures, text, state.sort, method, threshold],
  );
  return (
    <Section
      id="samples"
      title="Every answer"
      lead="Judge the judge: each row opens the program, what the model said about it, and every check with what was seen."
    >
      {facts.size === 0 ? (
        <Nothing>This report carries no answers to show.</Nothing>
      ) : (
        <>
          <div class="controls">
            <label class="select search">
              <span>Search</span>
              <input
                type="search"
                value={text}
                placeholder="title, weakness, language, model"
                onInput={(event) => change({ search: event.currentTarget.value || null })}
              />
            </label>
          </div>
          <p class="note" role="status">
            {shown.length === facts.size
              ? counted(facts.size, 'answer')
              : `${count(shown.length)} of ${counted(facts.size, 'answer')}`}
            {order.key === 'trust' ? ', False Trust first' : ''}
          </p>
          {shown.length === 0 ? (
            <Nothing>
              No answer fits these filters.{' '}
              <button
                type="button"
                class="quiet"
                onClick={() => change({ search: null, filter: noFilter })}
              >
                Clear them
              </button>
            </Nothing>
          ) : (
            <VirtualTable
              count={shown.length}
              label="Answers"
              head={<Head order={order} change={(next) => change({ sort: formatOrder(next) })} />}
              row={({ index, stop }) => (
                <Cells row={shown[index]} index={index} stop={stop} among={shown} />
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

function Head({ order, change }: { order: SampleOrder; change: (order: SampleOrder) => void }) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ key, name, class: kind, about }) => {
          const sorted = order.key === key;
          const direction = order.descending ? 'descending' : 'ascending';
          return (
            <th key={key} scope="col" class={kind} aria-sort={sorted ? direction : 'none'}>
              <button
                type="button"
                onClick={() => change({ key, descending: sorted && !order.descending })}
              >
                {name}
                <span class="sr-only">{about}</span>
                <span aria-hidden="true">{sorted ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Cells({
  row,
  index,
  stop,
  among,
}: {
  row: number | undefined;
  index: number;
  stop: boolean;
  among: Uint32Array;
}) {
  const { data, facts, measures, method, open } = usePage();
  if (row === undefined) return null;
  const task = facts.tasks[facts.task[row] ?? 0];
  const said = (target: 'functional' | 'security') => {
    const value = saidOf(measures, row, method, target)?.value ?? null;
    return value === null ? <span class="undefined">missing</span> : percent(value);
  };
  return (
    <>
      <th scope="row" class="c-task">
        <button
          type="button"
          data-row={index}
          tabIndex={stop ? 0 : -1}
          onClick={() => open(row, among)}
        >
          {task?.title}
          <small>
            {task?.cwe} · {languageName(task?.language ?? '')}
          </small>
        </button>
      </th>
      <td class="c-model">{modelName(data, facts.models[facts.model[row] ?? 0] ?? '')}</td>
      <td class="c-temp">{temperature(facts.temperatures[facts.temperature[row] ?? 0] ?? null)}</td>
      <td class="c-functional">
        <OutcomeMark outcome={functionalOutcomes[facts.functional[row] ?? 2] ?? 'inconclusive'} />
      </td>
      <td class="c-functional-said">{said('functional')}</td>
      <td class="c-security">
        <OutcomeMark outcome={securityOutcomes[facts.security[row] ?? 2] ?? 'inconclusive'} />
      </td>
      <td class="c-security-said">{said('security')}</td>
    </>
  );
}
