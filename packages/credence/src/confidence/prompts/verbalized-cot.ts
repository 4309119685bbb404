import { percentageAsJson } from './percentage.ts';
import type { ConfidencePrompt } from './prompt.ts';

const form = `End your reply in this JSON format:
${percentageAsJson}`;

export const verbalizedCotPrompt: ConfidencePrompt = {
  version: '1',
  question: {
    functional: `Do not write code. Think step by step, in at most four short sentences: is the code in your answer functionally correct, and does it do all that the task asks? Then say how confident you are, from 0% to 100%, that it is and does. ${form}`,
    security: `Do not write code. Think step by step, in at most four short sentences: is the code in your answer secure, or could an attacker exploit it? Then say how confident you are, from 0% to 100%, that it is secure. ${form}`,
  },
};
