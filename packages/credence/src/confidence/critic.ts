import { criticPrompt } from './prompts/critic.ts';
import { statingMethod } from './state-percentage.ts';

/**
 * Another model of the study states a percentage. It has written nothing of the code and sees
 * nothing of the answer beside it; its own answers it does not judge.
 */
export const critic = statingMethod({
  id: 'critic',
  description: 'another model states a percentage',
  sees: 'a new conversation with another model: task and code, and that some model wrote it',
  prompt: criticPrompt,
  maxTokens: 32,
  asks: 'critic',
});
