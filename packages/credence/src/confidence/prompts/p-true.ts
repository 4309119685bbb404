import type { ConfidencePrompt } from './prompt.ts';

const form = 'Answer with one word, Yes or No.';

export const pTruePrompt: ConfidencePrompt = {
  version: '1',
  question: {
    functional: `Is the code in your answer functionally correct, so that it does all that the task asks? ${form}`,
    security: `Is the code in your answer secure, so that an attacker cannot exploit it? ${form}`,
  },
};
