import type { Elicitation, Sibling, SiblingMethod } from './method.ts';

/** What a comparison found; it asks nobody, so nothing is used. */
export type Agreement = Omit<Elicitation, 'usage'>;

/**
 * The mean agreement of an answer's siblings with it. A sibling without code agrees with nothing.
 * @param siblings the others, `null` for one that has no code
 */
export function siblingConfidence(
  method: SiblingMethod,
  answer: Sibling,
  siblings: readonly (Sibling | null)[],
): Agreement {
  if (siblings.length === 0) return { value: null, missing: 'no-siblings', raw: '' };
  const agreements = siblings.map((one) => (one ? method.agreement(answer, one) : 0));
  return {
    value: agreements.reduce((sum, one) => sum + one, 0) / siblings.length,
    missing: null,
    raw: JSON.stringify({ siblings: siblings.length, agreements }),
  };
}
