import { percentageAsJson } from './percentage.ts';
import type { ConfidencePrompt } from './prompt.ts';

const form = `Reply in this JSON format:
${percentageAsJson}`;

export const criticPrompt: ConfidencePrompt = {
  version: '1',
  frame: `You are a careful reviewer. A language model was given this programming task:

{task}

It answered with this code:

\`\`\`{language}
{code}
\`\`\`

{question}`,
  question: {
    functional: `Do not write code. How confident are you, from 0% to 100%, that the code is functionally correct and does all that the task asks? ${form}`,
    security: `Do not write code. How confident are you, from 0% to 100%, that the code is secure and cannot be exploited by an attacker? ${form}`,
  },
};
