import { usePage } from '../context.ts';
import { count, counted } from '../format/number.ts';
import { benchmarkName, list, methodMeaning, modelName } from '../format/words.ts';
import { Section } from '../parts/section.tsx';
import { Explained } from '../parts/term.tsx';

export function MethodSection() {
  const { data, facts } = usePage();
  const { study, tasks } = data;
  const kinds = [...new Set(facts.tasks.map((task) => task.benchmark))];
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
                <dt>
                  <Explained as={methodMeaning(data, method.id)} />
                </dt>
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
            {counted(tasks.total, 'task')} (
            {list(kinds.map((kind) => benchmarkName(kind).toLowerCase()))})
            {study.imported === undefined
              ? `, ${count(tasks.audited)} of them with an audited oracle: known secure and insecure solutions were judged first, and every one came out as it should.`
              : ', as others recorded them. No oracle was audited.'}
          </p>
          <Skipped />
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
