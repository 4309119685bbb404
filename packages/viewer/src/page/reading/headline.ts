import type { CalibrationRow, Estimate } from '../../schema.ts';
import { counted, ends, interval, percent, points } from '../format/number.ts';
import { goodWord } from '../format/words.ts';
import type { Sentence } from './sentence.ts';
import { fewTasks, whyNothingScored } from './why.ts';

/** What the interval of a gap lets us say. */
export type Lean = 'over' | 'under' | 'leans-over' | 'leans-under' | 'even' | 'unknown';

export function lean(gap: Estimate): Lean {
  const { value } = gap;
  if (value === null) return 'unknown';
  const range = ends(gap);
  if (range !== null && range[0] > 0) return 'over';
  if (range !== null && range[1] < 0) return 'under';
  if (Math.abs(value) < 0.005) return 'even';
  return value > 0 ? 'leans-over' : 'leans-under';
}

/** What a model says of itself, what is true, and the difference, hedged by the interval. */
export interface Headline {
  readonly claim: Sentence;
  readonly verdict: Sentence;
  readonly caveat: string | null;
}

export function headline(name: string, row: CalibrationRow | null): Headline {
  if (row === null) {
    return {
      claim: [{ strong: name }, ' has no confidence by this method.'],
      verdict: [],
      caveat: null,
    };
  }
  const good = goodWord[row.target];
  const confidence = row.meanConfidence.value;
  const accuracy = row.accuracy.value;
  if (confidence === null || accuracy === null) {
    return {
      claim: [
        'Nothing can be said about how sure ',
        { strong: name },
        ` is that its code is ${good}: ${whyNothingScored(row)}.`,
      ],
      verdict: [],
      caveat: null,
    };
  }
  return {
    claim: [
      { strong: name },
      ' is ',
      { strong: percent(confidence) },
      ` sure on average that its code is ${good}; `,
      ...share(accuracy),
      ' of the judged answers ',
      accuracy === 0 ? 'is.' : 'are.',
    ],
    verdict: gapSentence(row.gap),
    caveat: caveat(row),
  };
}

function share(accuracy: number): Sentence {
  if (accuracy === 0) return [{ strong: 'none' }];
  if (accuracy === 1) return [{ strong: 'all' }];
  return [{ strong: percent(accuracy) }];
}

/** `Overconfident by 56 points [48, 63].` and its weaker forms. */
export function gapSentence(gap: Estimate): Sentence {
  if (gap.value === null) return [];
  const size = points(Math.abs(gap.value));
  const range = interval(positive(gap), 'percent');
  switch (lean(gap)) {
    case 'over':
      return [{ strong: `Overconfident by ${size}` }, ` ${range}.`];
    case 'under':
      return [{ strong: `Underconfident by ${size}` }, ` ${range}.`];
    case 'even':
      return [
        { strong: 'On average its confidence matches' },
        range === null ? '.' : `, give or take: the gap lies within ${range} points.`,
      ];
    default: {
      const word = gap.value > 0 ? 'overconfident' : 'underconfident';
      if (range === null) {
        return [
          { strong: `${capital(word)} by ${size}` },
          ' in these answers; they are too few or too alike for an interval.',
        ];
      }
      return [
        { strong: `Perhaps ${word} by ${size}` },
        ` ${range}: the interval includes zero, so these data do not settle it.`,
      ];
    }
  }
}

/** The same interval in the direction that the sentence names. */
function positive(gap: Estimate): Estimate {
  if (gap.value === null || gap.value >= 0) return gap;
  return {
    value: -gap.value,
    low: gap.high === null ? null : -gap.high,
    high: gap.low === null ? null : -gap.low,
  };
}

function caveat(row: CalibrationRow): string | null {
  const parts: string[] = [];
  if (row.tasks < fewTasks) {
    parts.push(`Only ${counted(row.tasks, 'task')} behind this: take it as a hint.`);
  }
  const { good, bad } = row.gapIfInconclusive;
  if (row.inconclusive > 0 && good !== null && bad !== null && Math.sign(good) !== Math.sign(bad)) {
    parts.push(
      `${counted(row.inconclusive, 'answer')} could not be judged, enough to turn the result around.`,
    );
  }
  const unusable = row.missing / Math.max(1, row.samples);
  if (unusable > 0.2) {
    parts.push(
      `${percent(unusable)} of the answers are not in it: they came without a usable confidence.`,
    );
  }
  return parts.length === 0 ? null : parts.join(' ');
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
