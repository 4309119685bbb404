import { verbalizedFewShotCotPrompt } from './prompts/verbalized-few-shot.ts';
import { statingMethod } from './state-percentage.ts';

/** Examples with reasons, then the model's own reasons and a percentage. */
export const verbalizedFewShotCot = statingMethod({
  id: 'verbalized-few-shot-cot',
  description: 'reasons first, as three judged examples do, then states a percentage',
  sees: 'the conversation with its own answer, three examples judged with reasons and the question',
  prompt: verbalizedFewShotCotPrompt,
  maxTokens: 256,
  reasons: true,
});
