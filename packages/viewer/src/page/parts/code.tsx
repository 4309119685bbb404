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
}: {
  code: string;
  language: string;
  first?: number;
  label: string;
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
            {shown.map((line, index) => (
              <span key={index} class="line">
                <Tokens of={line} />
                {'\n'}
              </span>
            ))}
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
