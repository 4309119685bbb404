import { Dumbbell } from '../charts/dumbbell.tsx';
import { usePage } from '../context.ts';
import { counted } from '../format/number.ts';
import { methodName, modelName } from '../format/words.ts';
import { Sentences } from '../parts/sentence.tsx';
import { Term } from '../parts/term.tsx';
import { headline, lean } from '../reading/headline.ts';
import { leadingRow, pooledRow } from '../reading/rows.ts';
import { whyNothingScored } from '../reading/why.ts';

/** One sentence a model: what it claims, what is so. */
export function HeadlineSection() {
  const { data, measures, method } = usePage();
  const { models } = measures;
  return (
    <section id="overview" class="hero" aria-labelledby="overview-title" tabIndex={-1}>
      <h2 id="overview-title">When a model says its code is secure, how far can you trust it?</h2>
      {data.study.description === '' ? null : <p class="lead">{data.study.description}</p>}
      <div class="verdicts">
        {models.map((model) => (
          <ModelVerdict key={model} model={model} />
        ))}
      </div>
      {models.length === 0 ? (
        <p class="nothing">
          No answers: nothing has been written yet, or no answer fits the filters.
        </p>
      ) : null}
      <p class="note">
        <Term of="confidence" />: {methodName(data, method)}
        {measures.temperatures.length > 1 ? ', all chosen temperatures together' : ''}. In brackets:
        the <Term of="interval">95 % interval</Term>.
      </p>
    </section>
  );
}

function ModelVerdict({ model }: { model: string }) {
  const { data, measures, method, state } = usePage();
  const row = leadingRow(measures, { method, model }, state.target);
  const security = pooledRow(measures, { method, model, target: 'security' });
  const name = modelName(data, model);
  const { claim, verdict, caveat } = headline(name, row);
  return (
    <article class="verdict">
      <p class="claim">
        <Sentences of={claim} />
      </p>
      {verdict.length === 0 ? null : (
        <p class={`gap-line gap-line-${row === null ? 'unknown' : lean(row.gap)}`}>
          <Sentences of={verdict} />
        </p>
      )}
      {row === null ? null : <Dumbbell row={row} name={name} />}
      {caveat === null ? null : <p class="caveat">{caveat}</p>}
      {security === null || row === security || state.target !== null ? null : (
        <p class="caveat">
          Whether its code is secure stays open:{' '}
          {security.n === 0
            ? whyNothingScored(security)
            : `only ${counted(security.n, 'answer')} could be judged`}
          .
        </p>
      )}
      {row === null || row.n === 0 ? null : (
        <p class="note">
          From {counted(row.n, 'answer')} to {counted(row.tasks, 'task')}.
        </p>
      )}
    </article>
  );
}
