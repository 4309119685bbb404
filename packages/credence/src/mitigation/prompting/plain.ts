import type { PromptingStrategy } from './strategy.ts';

/** The task as it is, with no word about security: the study's baseline. */
export const plain: PromptingStrategy = {
  id: 'plain',
  version: '1',
  description: 'The task as it is',
  uses: null,
  unmet: () => null,
  messages: (task) => [{ role: 'user', content: task.prompt }],
};
