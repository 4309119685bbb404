import { useMemo } from 'preact/hooks';
import { diffLines } from '../reading/diff.ts';
import { ScrollRegion } from './scroll-region.tsx';
import { Visible } from './text.tsx';

const signs = { same: ' ', added: '+', removed: '−' } as const;
const words = { same: '', added: 'added: ', removed: 'removed: ' } as const;

/** Two versions of a program, line by line; signs say what colours say. */
export function Diff({ before, after, label }: { before: string; after: string; label: string }) {
  const lines = useMemo(() => diffLines(before, after), [before, after]);
  return (
    <div class="code">
      <ScrollRegion class="code-scroll" label={label}>
        <pre class="diff">
          <code>
            {lines.map(({ kind, text }, index) => (
              <span key={index} class={`diff-line diff-${kind}`}>
                <span aria-hidden="true">{signs[kind]} </span>
                <span class="sr-only">{words[kind]}</span>
                <Visible text={text} />
                {'\n'}
              </span>
            ))}
          </code>
        </pre>
      </ScrollRegion>
    </div>
  );
}
