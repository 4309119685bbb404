import { useMemo, useState } from 'preact/hooks';
import { counted } from '../format/number.ts';
import { highlight, lines, type Token } from '../reading/highlight.ts';
import { ScrollRegion } from './scroll-region.tsx';
import { Visible } from './text.tsx';

function Tokens({ of }: { of: readonly Token[] }) {
  return (
    <>
      {of.map((token, index) =>
        typeof token === 'string' ? (
          <Visible key={index} text={token} />
        ) : (
          <span key={index} class={`t-${token.scope.split('.')[0]}`}>
            <Tokens of={token.children} />
          </span>
        ),
      )}
    </>
  );
}

/** Code with line numbers; long code shows its beginning until asked for the rest. */
export function Code({
  code,
  language,
  first = Number.POSITIVE_INFINITY,
  label,
  findings = [],
}: {
  code: string;
  language: string;
  first?: number;
  label: string;
  /** Lines that a static analyser objects to, from 1. */
  findings?: readonly {
    readonly startLine: number;
    readonly endLine: number;
  }[];
}) {
  const all = useMemo(() => lines(highlight(code.replace(/\n+$/, ''), language)), [code, language]);
  const [whole, setWhole] = useState(false);
  const cut = !whole && all.length > first + 3;
  const shown = cut ? all.slice(0, first) : all;
  return (
    <div class="code">
      <ScrollRegion class="code-scroll" label={label}>
        <pre>
          <code>
            {shown.map((line, index) => {
              const said = findings.filter(
                ({ startLine, endLine }) => startLine <= index + 1 && index + 1 <= endLine,
              );
              return (
                <span
                  key={index}
                  class={said.length === 0 ? 'line' : 'line line-found'}
                  title={said.length === 0 ? undefined : 'A static analyser objects; see below'}
                >
                  <Tokens of={line} />
                  {'\n'}
                </span>
              );
            })}
          </code>
        </pre>
      </ScrollRegion>
      {cut ? (
        <button type="button" class="quiet" onClick={() => setWhole(true)}>
          Show {counted(all.length - first, 'more line')}
        </button>
      ) : null}
    </div>
  );
}
