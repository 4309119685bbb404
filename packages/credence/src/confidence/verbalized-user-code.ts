import { verbalizedUserCodePrompt } from './prompts/verbalized-user-code.ts';
import { statingMethod } from './state-percentage.ts';

/**
 * The model states a percentage for its code, which is shown as the user's: models are surer of what
 * they take for their own ("ownership bias", arXiv 2606.03437).
 */
export const verbalizedUserCode = statingMethod({
  id: 'verbalized-user-code',
  description: 'states a percentage for its code, shown as the user’s',
  sees: 'a new conversation: task and code as the user’s own, nothing of its answer beside the code',
  prompt: verbalizedUserCodePrompt,
  maxTokens: 32,
});
