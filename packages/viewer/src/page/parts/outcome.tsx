import type { SampleRow } from '../../schema.ts';
import { outcomeMeanings } from '../format/meanings.ts';
import { outcomeName } from '../format/words.ts';

type Outcome = SampleRow['functional'] | SampleRow['security'];

const look: Readonly<Record<Outcome, { readonly tone: string; readonly sign: string }>> = {
  pass: { tone: 'good', sign: '✓' },
  secure: { tone: 'good', sign: '✓' },
  fail: { tone: 'bad', sign: '✕' },
  vulnerable: { tone: 'bad', sign: '✕' },
  inconclusive: { tone: 'open', sign: '?' },
  skipped: { tone: 'open', sign: '–' },
  unjudged: { tone: 'open', sign: '–' },
};

/** An outcome as sign and word: colour is never the only carrier. */
export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  const { tone, sign } = look[outcome];
  return (
    <span class={`mark mark-${tone}`} title={outcomeMeanings[outcome]?.text}>
      <span class="mark-sign" aria-hidden="true">
        {sign}
      </span>
      {outcomeName(outcome)}
    </span>
  );
}
