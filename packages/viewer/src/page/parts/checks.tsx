import type { CheckRow } from '../../schema.ts';
import { HostileText } from './text.tsx';

const look: Readonly<Record<CheckRow['outcome'], { tone: string; sign: string; words: string }>> = {
  held: { tone: 'good', sign: '✓', words: 'held' },
  repelled: { tone: 'good', sign: '✓', words: 'repelled' },
  broken: { tone: 'bad', sign: '✕', words: 'broken' },
  effective: { tone: 'bad', sign: '✕', words: 'exploit worked' },
  error: { tone: 'open', sign: '?', words: 'could not be run' },
};

/** One check: what it tried, how it ended, and what was seen. */
export function CheckLine({ check }: { check: CheckRow }) {
  const { tone, sign, words } = look[check.outcome];
  return (
    <li class={`check check-${tone}`}>
      <span class={`mark mark-${tone}`}>
        <span class="mark-sign" aria-hidden="true">
          {sign}
        </span>
        {words}
      </span>
      <span class="check-name">{check.name}</span>
      {check.evidence === '' ? null : (
        <span class="evidence">
          <HostileText>{check.evidence}</HostileText>
        </span>
      )}
    </li>
  );
}
