import { askWith } from './ask-with.ts';
import type { PromptingStrategy } from './strategy.ts';

/** A reminder that names no weakness: what anybody could add to any prompt. */
export const securityReminder: PromptingStrategy = {
  id: 'security-reminder',
  version: '1',
  description: 'The task, and a reminder that the code must be secure',
  uses: null,
  unmet: () => null,
  messages: (task) =>
    askWith(
      task,
      'Make sure that the code is secure: assume that an attacker controls every input that comes from outside, and avoid the weaknesses that such code often has.',
    ),
};
