import { usePage } from '../context.ts';
import { count, counted, signedPoints } from '../format/number.ts';
import { benchmarkName, methodName, modelName, targetName } from '../format/words.ts';
import { Value } from '../parts/number.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
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
      <Unknown />
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
  const caption = 'What inconclusive answers could change';
  return (
    <>
      <h3 class="unknown-title">What could the unknown change?</h3>
      <p class="lead">
        <Term of="inconclusive">Inconclusive</Term> verdicts and{' '}
        <Term of="missing">missing confidences</Term> are left out of the numbers. Here is how far
        the <Term of="gap">gap</Term> would move if every inconclusive answer had turned out good,
        and if every one had turned out bad.
      </p>
      <ScrollRegion class="table-scroll" label={caption}>
        <table class="numbers">
          <caption class="sr-only">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col" class="word">
                Target
              </th>
              <th scope="col">Gap, points</th>
              <th scope="col">if all were good</th>
              <th scope="col">if all were bad</th>
              <th scope="col">Inconclusive</th>
              <th scope="col">Without confidence</th>
              <th scope="col">Answers</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.model} ${row.target}`}>
                <th scope="row">{modelName(data, row.model)}</th>
                <td class="word">{targetName[row.target]}</td>
                <td>
                  <Value of={row.gap} unit="points" row={row} metric="gap" />
                </td>
                <td>{orDash(row.gapIfInconclusive.good)}</td>
                <td>{orDash(row.gapIfInconclusive.bad)}</td>
                <td>{count(row.inconclusive)}</td>
                <td>{count(row.missing)}</td>
                <td>{count(row.samples)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

const orDash = (value: number | null) => (value === null ? '–' : signedPoints(value));
