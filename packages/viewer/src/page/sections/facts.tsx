import type { ComponentChildren } from 'preact';
import { usePage } from '../context.ts';
import { count, counted, temperature } from '../format/number.ts';
import { list, modelName } from '../format/words.ts';
import { Term } from '../parts/term.tsx';
import { benchmarksOf, judged, modelsOf, pooledOutcomes } from '../reading/rows.ts';

/** The size of the study at a glance. */
export function Facts() {
  const { data } = usePage();
  const models = modelsOf(data);
  const rows = models.flatMap((model) =>
    benchmarksOf(data).map((benchmark) => pooledOutcomes(data, { model, benchmark })),
  );
  const samples = rows.reduce((sum, row) => sum + (row?.samples ?? 0), 0);
  const done = rows.reduce((sum, row) => sum + (row === null ? 0 : judged(row)), 0);
  const open = rows.reduce((sum, row) => sum + (row?.security.inconclusive ?? 0), 0);
  const { total, audited, skipped } = data.tasks;
  return (
    <dl class="facts">
      <Fact
        name={models.length === 1 ? 'Model' : 'Models'}
        value={count(models.length)}
        note={list(models.map((model) => modelName(data, model)))}
      />
      <Fact
        name={
          <Term of="temperature">
            {data.study.temperatures.length === 1 ? 'Temperature' : 'Temperatures'}
          </Term>
        }
        value={count(data.study.temperatures.length)}
        note={list(data.study.temperatures.map(temperature))}
      />
      <Fact
        name={total === 1 ? 'Task' : 'Tasks'}
        value={count(total)}
        note={`${audited === total ? 'all' : count(audited)} audited${skipped.length === 0 ? '' : `, ${count(skipped.length)} skipped`}`}
      />
      <Fact name="Answers" value={count(samples)} note="programs written by the models" />
      <Fact
        name="Judged"
        value={count(done)}
        note={
          <>
            security of {counted(open, 'answer')} <Term of="inconclusive">inconclusive</Term>
          </>
        }
      />
    </dl>
  );
}

function Fact({
  name,
  value,
  note,
}: {
  name: ComponentChildren;
  value: string;
  note: ComponentChildren;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span class="fact-value">{value}</span>
        <span class="fact-note">{note}</span>
      </dd>
    </div>
  );
}
