import { useEffect, useRef } from 'preact/hooks';
import { type AnswerTexts, functionalOutcomes, securityOutcomes } from '../../pack/facts.ts';
import { usePage } from '../context.ts';
import { gateMeanings, missingWords } from '../format/meanings.ts';
import { percent, temperature } from '../format/number.ts';
import {
  languageName,
  methodMeaning,
  modelName,
  strategyName,
  targetName,
} from '../format/words.ts';
import { CheckLine } from '../parts/checks.tsx';
import { Code } from '../parts/code.tsx';
import { Diff } from '../parts/diff.tsx';
import { OutcomeMark } from '../parts/outcome.tsx';
import { Nothing } from '../parts/section.tsx';
import { Explained } from '../parts/term.tsx';
import { HostileText, Visible } from '../parts/text.tsx';
import { WithTexts } from '../parts/with-texts.tsx';
import { saidOf } from '../reading/false-trust.ts';

/** One answer with everything a reader needs to disagree with its verdict. */
export function SampleDetail({
  row,
  previous,
  next,
  onClose,
}: {
  row: number;
  previous: (() => void) | null;
  next: (() => void) | null;
  onClose: () => void;
}) {
  const { data, facts } = usePage();
  const task = facts.tasks[facts.task[row] ?? 0];
  const language = task?.language ?? '';
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    body.current?.scrollTo(0, 0);
  }, [row]);

  return (
    <dialog
      ref={dialog}
      class="detail"
      aria-labelledby="detail-title"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      onKeyDown={(event) => {
        if (event.target instanceof HTMLElement && event.target.closest('.code-scroll')) return;
        if (event.key === 'ArrowLeft') previous?.();
        if (event.key === 'ArrowRight') next?.();
      }}
    >
      <div class="detail-frame">
        <header>
          <div>
            <p class="kicker">
              {data.study.simulated === null ? null : <span class="stamp">simulated</span>}
              {[
                task?.cwe,
                languageName(language),
                modelName(data, facts.models[facts.model[row] ?? 0] ?? ''),
                `temperature ${temperature(facts.temperatures[facts.temperature[row] ?? 0] ?? 0)}`,
                ...(facts.promptings.length > 1
                  ? [strategyName(facts.promptings[facts.prompting[row] ?? 0] ?? '')]
                  : []),
                `answer ${(facts.index[row] ?? 0) + 1}`,
              ].join(' · ')}
            </p>
            <h2 id="detail-title">{task?.title}</h2>
          </div>
          <div class="detail-buttons">
            <button type="button" disabled={previous === null} onClick={() => previous?.()}>
              ← Previous
            </button>
            <button type="button" disabled={next === null} onClick={() => next?.()}>
              Next →
            </button>
            <button type="button" class="close" onClick={onClose}>
              Close
            </button>
          </div>
        </header>
        <div class="detail-body" ref={body}>
          <WithTexts row={row}>{(texts) => <Evidence row={row} texts={texts} />}</WithTexts>
        </div>
      </div>
    </dialog>
  );
}

/** The verdict of one answer with everything that it rests on. */
function Evidence({ row, texts }: { row: number; texts: AnswerTexts }) {
  const { facts } = usePage();
  const task = facts.tasks[facts.task[row] ?? 0];
  const language = task?.language ?? '';
  return (
    <>
      <dl class="verdict-pair">
        <div>
          <dt>Function</dt>
          <dd>
            <OutcomeMark
              outcome={functionalOutcomes[facts.functional[row] ?? 2] ?? 'inconclusive'}
            />
            <HostileText>{texts.functionalReason}</HostileText>
          </dd>
        </div>
        <div>
          <dt>Security</dt>
          <dd>
            <OutcomeMark outcome={securityOutcomes[facts.security[row] ?? 2] ?? 'inconclusive'} />
            <HostileText>{texts.securityReason}</HostileText>
          </dd>
        </div>
      </dl>
      <Confidences row={row} texts={texts} />
      <h3>Checks</h3>
      {texts.checks.length === 0 ? (
        <Nothing>No check was run on this answer.</Nothing>
      ) : (
        <ul class="checks">
          {texts.checks.map((check) => (
            <CheckLine key={`${check.kind} ${check.name}`} check={check} />
          ))}
        </ul>
      )}
      <h3>Code</h3>
      {texts.code === null ? (
        <Nothing>The answer holds no code.</Nothing>
      ) : (
        <Code
          code={texts.code}
          language={language}
          label="The code"
          findings={texts.evidence?.flatMap((one) => one.findings) ?? []}
        />
      )}
      <Findings evidence={texts.evidence ?? []} />
      <Decisions gates={texts.gates ?? []} />
      <Repairs code={texts.code ?? ''} repairs={texts.repairs ?? []} />
      {texts.prompt === null ? null : (
        <details class="more">
          <summary>The prompt</summary>
          <pre class="prompt">
            <Visible text={texts.prompt} />
          </pre>
        </details>
      )}
      <p class="note">
        Task <code>{task?.id}</code>, sample <code>{texts.key}</code>
      </p>
    </>
  );
}

/** What gates would have said of the answer. */
function Decisions({ gates }: { gates: NonNullable<AnswerTexts['gates']> }) {
  if (gates.length === 0) return null;
  return (
    <>
      <h3>Gates would</h3>
      <ul class="findings">
        {gates.map(({ gate, turnedAway }) => (
          <li key={gate}>
            <Explained as={gateMeanings[gate] ?? { word: gate, text: '' }} />:{' '}
            {turnedAway === null ? 'let it through' : `turn it away, since ${turnedAway}`}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What became of the answer when the model was asked to correct it, as changes of its lines. */
function Repairs({
  code,
  repairs,
}: {
  code: string;
  repairs: NonNullable<AnswerTexts['repairs']>;
}) {
  if (repairs.length === 0) return null;
  return (
    <>
      <h3>Repairs</h3>
      {repairs.map(({ arm, round, code: after, functional, security }, index) => {
        const last = repairs[index - 1];
        const before = last?.arm === arm ? (last.code ?? '') : code;
        return (
          <div key={`${arm} ${round}`} class="repair">
            <p>
              <strong>
                {arm}, round {round}
              </strong>{' '}
              <OutcomeMark outcome={functional} /> <OutcomeMark outcome={security} />
            </p>
            {after === null ? (
              <Nothing>The repaired answer holds no code.</Nothing>
            ) : (
              <Diff before={before} after={after} label={`Changes by ${arm}, round ${round}`} />
            )}
          </div>
        );
      })}
    </>
  );
}

/** What static analysers claim of the code: claims, which may be wrong. */
function Findings({ evidence }: { evidence: NonNullable<AnswerTexts['evidence']> }) {
  if (evidence.length === 0) return null;
  return (
    <>
      <h3>Static analysers say</h3>
      <ul class="findings">
        {evidence.map(({ analyser, version, status, detail, findings }) => (
          <li key={analyser}>
            <strong>
              {analyser} {version}
            </strong>
            {status === 'crashed' ? ` failed, which says nothing: ${detail ?? 'no reason'}` : ''}
            {status === 'none' ? ' found nothing' : ''}
            {findings.length === 0 ? null : (
              <ul>
                {findings.map((finding, index) => (
                  <li key={index}>
                    line {finding.startLine}, {finding.severity}
                    {finding.cwe.length === 0 ? '' : ` (${finding.cwe.join(', ')})`}:{' '}
                    <HostileText>{finding.message}</HostileText> <code>{finding.ruleId}</code>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Confidences({ row, texts }: { row: number; texts: AnswerTexts }) {
  const { data, facts } = usePage();
  return (
    <>
      <h3>Confidence</h3>
      {texts.confidences.length === 0 ? (
        <Nothing>No confidence was asked for.</Nothing>
      ) : (
        <ul class="confidences">
          {texts.confidences.map(({ method, target, raw }) => {
            const said = saidOf({ facts }, row, method, target);
            const value = said?.value ?? null;
            return (
              <li key={`${method} ${target}`}>
                <span class="confidence-value">{value === null ? 'missing' : percent(value)}</span>
                <span>
                  <strong>{targetName[target]}</strong>,{' '}
                  <Explained as={methodMeaning(data, method)} />
                  {said?.missing == null ? '' : ` (${missingWords[said.missing] ?? said.missing})`}
                  {raw === null ? null : (
                    <span class="raw">
                      <HostileText>{raw}</HostileText>
                    </span>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
