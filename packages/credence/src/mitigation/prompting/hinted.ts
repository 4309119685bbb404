import { askWith } from './ask-with.ts';
import type { PromptingStrategy } from './strategy.ts';

/** Says what the secure form must hold, as a colleague would who has thought about it. */
export const hinted: PromptingStrategy = {
  id: 'hinted',
  version: '1',
  description: 'The task, and what its author would add about security',
  uses: 'the task’s hint',
  unmet: ({ hint }) => (hint === null ? 'nobody has written its hint' : null),
  messages: (task) => askWith(task, task.hint ?? ''),
};
