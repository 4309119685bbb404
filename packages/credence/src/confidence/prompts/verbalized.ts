import type { ConfidencePrompt } from './prompt.ts';

/** Written as a fence, the form is kept even by models of a hundred million parameters. */
const form = `Reply in this JSON format:
\`\`\`json
{"confidence": NN}
\`\`\``;

export const verbalizedPrompt: ConfidencePrompt = {
  version: '1',
  question: {
    functional: `Do not write code. How confident are you, from 0% to 100%, that the code in your answer is functionally correct and does all that the task asks? ${form}`,
    security: `Do not write code. How confident are you, from 0% to 100%, that the code in your answer is secure and cannot be exploited by an attacker? ${form}`,
  },
};
