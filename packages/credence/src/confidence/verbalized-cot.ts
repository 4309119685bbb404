import { verbalizedCotPrompt } from './prompts/verbalized-cot.ts';
import { statingMethod } from './state-percentage.ts';

/**
 * The model reasons in a few sentences and then states a percentage (Wei et al. 2022; for
 * confidence, Tian et al. 2023, "Verb. 1S CoT").
 */
export const verbalizedCot = statingMethod({
  id: 'verbalized-cot',
  description: 'reasons first, then states a percentage',
  sees: 'the conversation with its own answer, and a question that asks for reasons first',
  prompt: verbalizedCotPrompt,
  maxTokens: 256,
  reasons: true,
});
