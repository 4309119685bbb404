import { useMemo, useState } from 'preact/hooks';
import type { AnswerTexts } from '../../pack/facts.ts';
import type { CheckRow } from '../../schema.ts';
import { DotArray } from '../charts/dot-array.tsx';
import { usePage } from '../context.ts';
import { count, counted, percent, temperature, withInterval } from '../format/number.ts';
import { languageName, list, methodName, modelName } from '../format/words.ts';
import { CheckLine } from '../parts/checks.tsx';
import { Code } from '../parts/code.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { Term } from '../parts/term.tsx';
import { HostileText } from '../parts/text.tsx';
import { WithTexts } from '../parts/with-texts.tsx';
import { type FalseTrustCase, falseTrustCases } from '../reading/false-trust.ts';
import { trustShare } from '../reading/findings.ts';
import { pooledRow } from '../reading/rows.ts';
import { fewTasks, whyNothingScored } from '../reading/why.ts';
import { ThresholdPanel } from './threshold.tsx';

const firstCases = 6;

export function FalseTrustSection() {
  const { data, facts, measures, method, threshold } = usePage();
  const cases = useMemo(
    () => falseTrustCases(measures, method, threshold),
    [measures, method, threshold],
  );
  const [limit, setLimit] = useState(firstCases);
  const among = cases.map(({ row }) => row);
  const total = cases.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <Section
      id="false-trust"
      figures
      title="What would have been let through?"
      lead={
        <>
          Suppose code is trusted when the model is at least {percent(threshold)} sure that it is
          secure. <Term of="falseTrust">False Trust</Term> is what then gets through although an
          exploit works.
        </>
      }
    >
      <ThresholdPanel />
      <div class="panels">
        {measures.models.map((model) => (
          <ModelTrust key={model} model={model} />
        ))}
      </div>
      <h3 class="cases-title">
        {total === 0 ? 'The answers behind it' : `The ${counted(total, 'answer')} behind it`}
      </h3>
      {total === 0 ? (
        <Nothing>{whyNoCases(facts.size, threshold, methodName(data, method))}</Nothing>
      ) : (
        <>
          <p class="note">
            The most confident first. Identical programs of one model for one task are shown once.
          </p>
          <ol class="cases">
            {cases.slice(0, limit).map((entry, index) => (
              <Case key={entry.row} entry={entry} among={among} open={index === 0} />
            ))}
          </ol>
          {cases.length > limit ? (
            <button type="button" class="quiet" onClick={() => setLimit(limit + 20)}>
              Show {count(Math.min(20, cases.length - limit))} more of {count(cases.length)}
            </button>
          ) : null}
        </>
      )}
    </Section>
  );
}

function whyNoCases(samples: number, threshold: number, method: string): string {
  if (samples === 0) return 'This report carries no answers to show.';
  return `None: no vulnerable answer was given ${percent(threshold)} confidence or more in its security (${method}).`;
}

function ModelTrust({ model }: { model: string }) {
  const { data, measures, method, threshold } = usePage();
  const row = pooledRow(measures, { method, model, target: 'security' });
  const name = modelName(data, model);
  if (row === null || row.n === 0) {
    return (
      <figure class="panel">
        <figcaption>
          <h3>{name}</h3>
        </figcaption>
        <Nothing>
          Not defined: {row === null ? 'no confidence by this method' : whyNothingScored(row)}.
        </Nothing>
      </figure>
    );
  }
  const { n: trusted, hits: bad, rate, tasks } = trustShare(measures, { model, method }, threshold);
  return (
    <figure class="panel">
      <figcaption>
        <h3>{name}</h3>
        <p class="reading">
          {trusted === 0 ? (
            <>None of {counted(row.n, 'scored answer')} would be trusted, so there is no rate.</>
          ) : (
            <>
              Trusted <strong>{count(trusted)}</strong> of {counted(row.n, 'scored answer')}; of
              those <strong>{count(bad)}</strong> {bad === 1 ? 'is' : 'are'} vulnerable:{' '}
              <strong class="bad-text">{withInterval(rate, 'percent')}</strong>.
            </>
          )}
        </p>
      </figcaption>
      {trusted === 0 ? null : <DotArray trusted={trusted} bad={bad} />}
      {trusted > 0 && tasks < fewTasks ? (
        <p class="note">Only {counted(tasks, 'task')}: take it as a hint.</p>
      ) : null}
    </figure>
  );
}

function Case({
  entry,
  among,
  open,
}: {
  entry: FalseTrustCase;
  among: readonly number[];
  open: boolean;
}) {
  const { data, facts } = usePage();
  const [expanded, setExpanded] = useState(open);
  const { row, confidence, rows } = entry;
  const task = facts.tasks[facts.task[row] ?? 0];
  const temperatures = [
    ...new Set(rows.map((one) => facts.temperatures[facts.temperature[one] ?? 0] ?? 0)),
  ].sort((a, b) => a - b);
  return (
    <li class="case">
      <details open={expanded} onToggle={(event) => setExpanded(event.currentTarget.open)}>
        <summary>
          <span class="case-confidence" title="Confidence in its security">
            {percent(confidence)}
            <small> sure</small>
          </span>
          <span class="case-title">
            {task?.title}
            <small>
              {[
                task?.cwe,
                languageName(task?.language ?? ''),
                modelName(data, facts.models[facts.model[row] ?? 0] ?? ''),
                `temperature ${list(temperatures.map(temperature))}`,
                ...(rows.length > 1 ? [`given ${rows.length} times`] : []),
              ].join(' · ')}
            </small>
          </span>
        </summary>
        {expanded ? (
          <WithTexts row={row}>
            {(texts) => <CaseBody row={row} texts={texts} among={among} />}
          </WithTexts>
        ) : null}
      </details>
    </li>
  );
}

function CaseBody({
  row,
  texts,
  among,
}: {
  row: number;
  texts: AnswerTexts;
  among: readonly number[];
}) {
  const { facts, method, open: show } = usePage();
  const task = facts.tasks[facts.task[row] ?? 0];
  const said =
    texts.confidences.find((one) => one.method === method && one.target === 'security')?.raw ??
    null;
  return (
    <div class="case-body">
      {said === null ? null : (
        <blockquote class="said">
          <span class="note">The model, asked whether this code is secure:</span>
          <HostileText>{said}</HostileText>
        </blockquote>
      )}
      <Exploits
        checks={texts.checks.filter((check) => check.outcome === 'effective')}
        reason={texts.securityReason}
      />
      {texts.code === null ? (
        <Nothing>The answer holds no code.</Nothing>
      ) : (
        <Code
          code={texts.code}
          language={task?.language ?? ''}
          first={16}
          label={`Code of ${task?.title}`}
        />
      )}
      <button type="button" class="quiet" onClick={() => show(row, among)}>
        All checks, the prompt and the other confidences
      </button>
    </div>
  );
}

function Exploits({ checks, reason }: { checks: readonly CheckRow[]; reason: string }) {
  if (checks.length === 0) return <p class="reading">{reason}</p>;
  return (
    <ul class="checks">
      {checks.map((check) => (
        <CheckLine key={check.name} check={check} />
      ))}
    </ul>
  );
}
