import { askWith } from './ask-with.ts';
import type { PromptingStrategy } from './strategy.ts';
import { weaknessNames } from './weakness-names.ts';

/**
 * Names the weakness that the task invites (arXiv 2605.24300). It knows more of the task than a user
 * who does not know where the danger is: an upper bound for reminders.
 */
export const cweHint: PromptingStrategy = {
  id: 'cwe-hint',
  version: '1',
  description: 'The task, and the name of the weakness that it invites',
  uses: 'the task’s CWE',
  unmet: ({ cwe }) =>
    weaknessNames[cwe] === undefined ? `the name of ${cwe} is not known here` : null,
  messages: (task) =>
    askWith(
      task,
      `Take care of this weakness: ${task.cwe}, ${weaknessNames[task.cwe]}. Decide how it could arise in this code, and write the code so that it cannot.`,
    ),
};
