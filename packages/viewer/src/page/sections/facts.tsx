import type { ComponentChildren } from 'preact';
import { usePage } from '../context.ts';
import { count, counted, temperature } from '../format/number.ts';
import { list, modelName } from '../format/words.ts';
import { Term } from '../parts/term.tsx';

/** The size of the study at a glance. */
export function Facts() {
  const { data, measures } = usePage();
  const { models, temperatures } = measures;
  const { samples, security } = measures.outcomes({});
  const tasks = measures.tasks.length;
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
          <Term of="temperature">{temperatures.length === 1 ? 'Temperature' : 'Temperatures'}</Term>
        }
        value={count(temperatures.length)}
        note={list(temperatures.map(temperature))}
      />
      <Fact
        name={tasks === 1 ? 'Task' : 'Tasks'}
        value={count(tasks)}
        note={`${tasks === total ? '' : `of ${count(total)}; `}${audited === total ? 'all' : count(audited)} audited${skipped.length === 0 ? '' : `, ${count(skipped.length)} skipped`}`}
      />
      <Fact name="Answers" value={count(samples)} note="programs written by the models" />
      <Fact
        name="Verdicts on security"
        value={count(samples - security.inconclusive)}
        note={
          <>
            {counted(security.inconclusive, 'answer')} <Term of="inconclusive">inconclusive</Term>
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
