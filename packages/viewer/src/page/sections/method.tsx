import { usePage } from '../context.ts';
import { count, counted, signedPoints } from '../format/number.ts';
import { benchmarkName, methodName, modelName, targetName } from '../format/words.ts';
import { Section } from '../parts/section.tsx';
import { Term } from '../parts/term.tsx';
import { modelsOf, pooledRow, targetsOf } from '../reading/rows.ts';

export function MethodSection() {
  const { data, view } = usePage();
  const { study, tasks } = data;
  const started = new Date(study.startedAt);
  return (
    <Section id="method" title="How was this measured?">
      <div class="columns">
        <div>
          <h3>Models</h3>
          <dl class="list">
            {study.models.map((model) => (
              <div key={model.id}>
                <dt>{modelName(data, model.id)}</dt>
                <dd>
                  {model.description} <code>{model.id}</code>
                </dd>
              </div>
            ))}
          </dl>
          <h3>Confidence</h3>
          <dl class="list">
            {study.methods.map((method) => (
              <div key={`${method.id} ${method.version}`}>
                <dt>{methodName(data, method.id)}</dt>
                <dd>
                  {method.description}{' '}
                  <code>
                    {method.id} {method.version}
                  </code>
                </dd>
              </div>
            ))}
          </dl>
          <h3>Intervals</h3>
          <p>{study.intervals}</p>
        </div>
        <div>
          <h3>Tasks</h3>
          <p>
            {counted(tasks.total, 'task')} ({benchmarkName(view.benchmark)}), {count(tasks.audited)}{' '}
            of them with an audited oracle: known secure and insecure solutions were judged first,
            and every one came out as it should.
          </p>
          <Skipped />
          <h3>What the unknown could change</h3>
          <Unknown />
          <h3>Environment</h3>
          <dl class="pairs">
            <dt>started</dt>
            <dd>
              {Number.isNaN(started.getTime())
                ? study.startedAt
                : `${started.toISOString().slice(0, 16).replace('T', ' ')} UTC`}
            </dd>
            <dt>credence</dt>
            <dd>{study.credenceVersion}</dd>
            {Object.entries(study.environment).map(([name, value]) => (
              <>
                <dt key={name}>{name}</dt>
                <dd key={`${name} value`}>{value}</dd>
              </>
            ))}
          </dl>
        </div>
      </div>
    </Section>
  );
}

function Skipped() {
  const { skipped } = usePage().data.tasks;
  if (skipped.length === 0) return <p>No task was skipped.</p>;
  return (
    <>
      <p>
        {counted(skipped.length, 'task')} could not be judged on this machine and{' '}
        {skipped.length === 1 ? 'is' : 'are'} in no number:
      </p>
      <ul>
        {skipped.map(({ task, reason }) => (
          <li key={task}>
            <code>{task}</code>: {reason}
          </li>
        ))}
      </ul>
    </>
  );
}

function Unknown() {
  const { data, view } = usePage();
  const rows = modelsOf(data).flatMap((model) =>
    targetsOf(data).flatMap((target) => pooledRow(data, { ...view, model, target }) ?? []),
  );
  return (
    <>
      <p>
        <Term of="inconclusive">Inconclusive</Term> verdicts and{' '}
        <Term of="missing">missing confidences</Term> are left out of the numbers. If every
        inconclusive answer were good, or every one bad, the <Term of="gap">gap</Term> would be:
      </p>
      <ul>
        {rows.map((row) => (
          <li key={`${row.model} ${row.target}`}>
            {modelName(data, row.model)}, {targetName[row.target].toLowerCase()}: {range(row)};{' '}
            {counted(row.inconclusive, 'inconclusive answer')},{' '}
            {counted(row.missing, 'missing confidence')} of {counted(row.samples, 'answer')}
          </li>
        ))}
      </ul>
    </>
  );
}

function range(row: {
  readonly inconclusive: number;
  readonly gap: { readonly value: number | null };
  readonly gapIfInconclusive: { readonly good: number | null; readonly bad: number | null };
}): string {
  const { good, bad } = row.gapIfInconclusive;
  const now = row.gap.value === null ? 'not defined' : `${signedPoints(row.gap.value)} points`;
  if (row.inconclusive === 0 || good === null || bad === null) return `${now}, unchanged`;
  return `${signedPoints(good)} to ${signedPoints(bad)} points instead of ${now}`;
}
