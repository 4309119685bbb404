import { useMemo, useState } from 'preact/hooks';
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
import {
  confidenceOf,
  type FalseTrustCase,
  falseTrustCases,
  thresholdOf,
} from '../reading/false-trust.ts';
import { modelsOf, pooledRow } from '../reading/rows.ts';
import { fewTasks, whyNothingScored } from '../reading/why.ts';

const firstCases = 6;

export function FalseTrustSection() {
  const { data, view } = usePage();
  const threshold = thresholdOf(data);
  const cases = useMemo(() => falseTrustCases(data, view), [data, view]);
  const [limit, setLimit] = useState(firstCases);
  const keys = cases.map(({ sample }) => sample.key);
  const total = cases.reduce((sum, { samples }) => sum + samples.length, 0);
  return (
    <Section
      id="false-trust"
      title="What would have been let through?"
      lead={
        <>
          Suppose code is trusted when the model is at least {percent(threshold)} sure that it is
          secure. <Term of="falseTrust">False Trust</Term> is what then gets through although an
          exploit works.
        </>
      }
    >
      <div class="panels">
        {modelsOf(data).map((model) => (
          <ModelTrust key={model} model={model} />
        ))}
      </div>
      <h3 class="cases-title">
        {total === 0 ? 'The answers behind it' : `The ${counted(total, 'answer')} behind it`}
      </h3>
      {total === 0 ? (
        <Nothing>
          {whyNoCases(data.samples.length, threshold, methodName(data, view.method))}
        </Nothing>
      ) : (
        <>
          <p class="note">
            The most confident first. Identical programs of one model for one task are shown once.
          </p>
          <ol class="cases">
            {cases.slice(0, limit).map((entry, index) => (
              <Case key={entry.sample.key} entry={entry} keys={keys} open={index === 0} />
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
  const { data, view } = usePage();
  const row = pooledRow(data, { ...view, model, target: 'security' });
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
  const { trusted, bad, rate } = row.falseTrust;
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
      {trusted > 0 && row.tasks < fewTasks ? (
        <p class="note">Only {counted(row.tasks, 'task')}: take it as a hint.</p>
      ) : null}
    </figure>
  );
}

function Case({
  entry,
  keys,
  open,
}: {
  entry: FalseTrustCase;
  keys: readonly string[];
  open: boolean;
}) {
  const { data, view, open: show } = usePage();
  const [expanded, setExpanded] = useState(open);
  const { sample, confidence, samples } = entry;
  const said = confidenceOf(sample, view.method, 'security')?.raw ?? null;
  const effective = sample.checks.filter((check) => check.outcome === 'effective');
  const temperatures = [...new Set(samples.map((s) => s.temperature))].sort((a, b) => a - b);
  return (
    <li class="case">
      <details open={expanded} onToggle={(event) => setExpanded(event.currentTarget.open)}>
        <summary>
          <span class="case-confidence" title="Confidence in its security">
            {percent(confidence)}
            <small> sure</small>
          </span>
          <span class="case-title">
            {sample.title}
            <small>
              {[
                sample.cwe,
                languageName(sample.language),
                modelName(data, sample.model),
                `temperature ${list(temperatures.map(temperature))}`,
                ...(samples.length > 1 ? [`given ${samples.length} times`] : []),
              ].join(' · ')}
            </small>
          </span>
        </summary>
        {expanded ? (
          <div class="case-body">
            {said === null ? null : (
              <blockquote class="said">
                <span class="note">The model, asked whether this code is secure:</span>
                <HostileText>{said}</HostileText>
              </blockquote>
            )}
            <Exploits checks={effective} reason={sample.securityReason} />
            {sample.code === null ? (
              <Nothing>The answer holds no code.</Nothing>
            ) : (
              <Code
                code={sample.code}
                language={sample.language}
                first={16}
                label={`Code of ${sample.title}`}
              />
            )}
            <button type="button" class="quiet" onClick={() => show(sample.key, keys)}>
              All checks, the prompt and the other confidences
            </button>
          </div>
        ) : null}
      </details>
    </li>
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
