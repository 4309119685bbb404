import { useEffect, useRef } from 'preact/hooks';
import type { SampleRow } from '../../schema.ts';
import { usePage } from '../context.ts';
import { percent, temperature } from '../format/number.ts';
import { languageName, methodName, modelName, targetName } from '../format/words.ts';
import { CheckLine } from '../parts/checks.tsx';
import { Code } from '../parts/code.tsx';
import { OutcomeMark } from '../parts/outcome.tsx';
import { Nothing } from '../parts/section.tsx';
import { HostileText, Visible } from '../parts/text.tsx';

/** One answer with everything a reader needs to disagree with its verdict. */
export function SampleDetail({
  sample,
  previous,
  next,
  onClose,
}: {
  sample: SampleRow;
  previous: (() => void) | null;
  next: (() => void) | null;
  onClose: () => void;
}) {
  const { data } = usePage();
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
  }, [sample.key]);

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
                sample.cwe,
                languageName(sample.language),
                modelName(data, sample.model),
                `temperature ${temperature(sample.temperature)}`,
                `answer ${sample.index + 1}`,
              ].join(' · ')}
            </p>
            <h2 id="detail-title">{sample.title}</h2>
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
          <dl class="verdict-pair">
            <div>
              <dt>Function</dt>
              <dd>
                <OutcomeMark outcome={sample.functional} />
                <HostileText>{sample.functionalReason}</HostileText>
              </dd>
            </div>
            <div>
              <dt>Security</dt>
              <dd>
                <OutcomeMark outcome={sample.security} />
                <HostileText>{sample.securityReason}</HostileText>
              </dd>
            </div>
          </dl>
          <Confidences sample={sample} />
          <h3>Checks</h3>
          {sample.checks.length === 0 ? (
            <Nothing>No check was run on this answer.</Nothing>
          ) : (
            <ul class="checks">
              {sample.checks.map((check) => (
                <CheckLine key={`${check.kind} ${check.name}`} check={check} />
              ))}
            </ul>
          )}
          <h3>Code</h3>
          {sample.code === null ? (
            <Nothing>The answer holds no code.</Nothing>
          ) : (
            <Code code={sample.code} language={sample.language} label="The code" />
          )}
          {sample.prompt === null ? null : (
            <details class="more">
              <summary>The prompt</summary>
              <pre class="prompt">
                <Visible text={sample.prompt} />
              </pre>
            </details>
          )}
          <p class="note">
            Task <code>{sample.task}</code>, sample <code>{sample.key}</code>
          </p>
        </div>
      </div>
    </dialog>
  );
}

function Confidences({ sample }: { sample: SampleRow }) {
  const { data } = usePage();
  return (
    <>
      <h3>Confidence</h3>
      {sample.confidences.length === 0 ? (
        <Nothing>No confidence was asked for.</Nothing>
      ) : (
        <ul class="confidences">
          {sample.confidences.map((entry) => (
            <li key={`${entry.method} ${entry.target}`}>
              <span class="confidence-value">
                {entry.value === null ? 'missing' : percent(entry.value)}
              </span>
              <span>
                <strong>{targetName[entry.target]}</strong>, {methodName(data, entry.method)}
                {entry.missing === null ? '' : ` (${entry.missing})`}
                {entry.raw === null ? null : (
                  <span class="raw">
                    <HostileText>{entry.raw}</HostileText>
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
