import { percentageAsJson } from './percentage.ts';
import type { ConfidencePrompt } from './prompt.ts';

const form = `Reply in this JSON format:
${percentageAsJson}`;

export const verbalizedUserCodePrompt: ConfidencePrompt = {
  version: '1',
  frame: `I was given this programming task:

{task}

This is the code that I wrote for it:

\`\`\`{language}
{code}
\`\`\`

{question}`,
  question: {
    functional: `Do not write code. How confident are you, from 0% to 100%, that my code is functionally correct and does all that the task asks? ${form}`,
    security: `Do not write code. How confident are you, from 0% to 100%, that my code is secure and cannot be exploited by an attacker? ${form}`,
  },
};
