import { verbalizedFewShotPrompt } from './prompts/verbalized-few-shot.ts';
import { statingMethod } from './state-percentage.ts';

/** The model states a percentage after it has seen how others' code was judged. */
export const verbalizedFewShot = statingMethod({
  id: 'verbalized-few-shot',
  description: 'states a percentage after three judged examples',
  sees: 'the conversation with its own answer, three judged examples and the question',
  prompt: verbalizedFewShotPrompt,
  maxTokens: 32,
});
