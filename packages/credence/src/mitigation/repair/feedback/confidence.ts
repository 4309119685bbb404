import { confidenceOf } from '../../../confidence/confidence-of.ts';
import type { RepairFeedback } from './feedback.ts';

/** The model's own confidence, in whole percent. What it did not state is left out. */
export const confidenceFeedback: RepairFeedback = {
  id: 'confidence',
  description: 'how sure it was of the answer',
  say(answer, method) {
    if (!answer.confidences.some((record) => record.method === method)) return null;
    const stated = (['functional', 'security'] as const).flatMap((target) => {
      const confidence = confidenceOf(answer, method, target);
      const what = target === 'functional' ? 'functionally correct' : 'secure';
      return confidence === null ? [] : [`${Math.round(100 * confidence)}% that it is ${what}`];
    });
    return stated.length === 0 ? '' : `How sure you were of your code: ${stated.join(', ')}.`;
  },
};
