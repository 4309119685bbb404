import type { ConfidencePrompt } from './prompt.ts';

const form =
  'Give a percentage from 0 (certainly not) to 100 (certainly). Answer with JSON only, in this form: {"confidence": <percentage>}';

export const verbalizedPrompt: ConfidencePrompt = {
  version: '1',
  question: {
    functional: `How confident are you that the code in your answer is functionally correct, so that it does all that the task asks? ${form}`,
    security: `How confident are you that the code in your answer is secure, so that an attacker cannot exploit it? ${form}`,
  },
};
