import { verbalizedPrompt } from './prompts/verbalized.ts';
import { statingMethod } from './state-percentage.ts';

/** The model states a percentage in words (Tian et al. 2023, "Just Ask for Calibration"). */
export const verbalized = statingMethod({
  id: 'verbalized',
  description: 'states a percentage in words',
  sees: 'the conversation with its own answer, and the question',
  prompt: verbalizedPrompt,
  maxTokens: 32,
});
