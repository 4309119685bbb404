import type { Completion } from '../../models/model.ts';
import type { Answer, Span } from '../method.ts';
import { alignTokens } from './align.ts';

/** A token of the answer's code, with the probability that the model gave it. */
export interface CodeToken {
  readonly token: string;
  readonly probability: number;
}

const overlap = (one: Span, other: Span) =>
  Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));

/**
 * The tokens of the code alone, without fences and prose; one that straddles the edge belongs where
 * most of it stands. `null` when the completion carries no log-probabilities that fit its text.
 */
export function codeTokens(
  { text, logprobs }: Pick<Completion, 'text' | 'logprobs'>,
  codeSpans: Answer['codeSpans'],
): readonly CodeToken[] | null {
  if (!logprobs) return null;
  const spans = alignTokens(
    text,
    logprobs.map(({ token }) => token),
  );
  if (spans === null) return null;
  return logprobs.flatMap(({ token, logprob }, i) => {
    const span = spans[i];
    if (!span) return [];
    const inCode = codeSpans.reduce((sum, code) => sum + overlap(span, code), 0);
    return 2 * inCode > span.end - span.start ? [{ token, probability: Math.exp(logprob) }] : [];
  });
}
