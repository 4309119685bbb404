import type { Difference } from '../../measure/index.ts';
import type { Estimate } from '../../schema.ts';
import { ends, interval, points } from '../format/number.ts';
import type { Sentence } from './sentence.ts';

/** What the interval of a difference lets us say. */
export type Verdict = 'more' | 'less' | 'open' | 'unknown';

export function verdictOf(difference: Estimate): Verdict {
  const range = ends(difference);
  if (difference.value === null || range === null) return 'unknown';
  return range[0] > 0 ? 'more' : range[1] < 0 ? 'less' : 'open';
}

/** The ways in which a difference is put into words; `size` is `12 points`. */
export interface Wording {
  readonly more: (size: string) => Sentence;
  readonly less: (size: string) => Sentence;
  /** Said when the interval includes zero, before the interval. */
  readonly open: string;
  /** Said of a difference that is surely too small for anyone to care. */
  readonly none: string;
}

/**
 * A difference of two shares as a sentence that claims no more than its interval allows: a direction
 * only when zero is outside of it.
 */
export function differenceSentence(found: Difference | null, wording: Wording): Sentence | null {
  if (found === null) return null;
  const { difference } = found;
  const { value } = difference;
  if (value === null) return null;
  const verdict = verdictOf(difference);
  const largest = Math.max(...(ends(difference) ?? [Infinity]).map(Math.abs));
  const sure = verdict === 'more' || verdict === 'less';
  if (largest < unseen || (sure && Math.abs(value) < unseen)) {
    return [`${wording.none}.`];
  }
  const size = points(Math.abs(value));
  switch (verdict) {
    case 'more':
      return [...wording.more(size), ` ${interval(difference, 'percent')}.`];
    case 'less':
      return [...wording.less(size), ` ${interval(negated(difference), 'percent')}.`];
    case 'open':
      return [
        `${wording.open}: the difference may lie anywhere within `,
        `${interval(difference, 'points')} points.`,
      ];
    case 'unknown':
      return null;
  }
}

/** A tenth of a point: what the page would have to write as less than that. */
const unseen = 0.001;

const minus = (value: number | null) => (value === null ? null : -value);

/** The same difference, seen from the other side. */
export function negated({ value, low, high }: Estimate): Estimate {
  return { value: minus(value), low: minus(high), high: minus(low) };
}
