import type { Task } from '../../core/task.ts';
import type { ChatMessage } from '../../models/model.ts';
import type { PromptingStrategy } from './strategy.ts';
import { type WorkedExample, workedExamples } from './worked-examples.ts';

/** The examples as a conversation that has gone well so far, and the task as its next turn. */
export function afterExamples(
  task: Task,
  reply: (example: WorkedExample) => string,
  request = task.prompt,
): readonly ChatMessage[] {
  return [
    ...workedExamples(task.language).flatMap((example): ChatMessage[] => [
      { role: 'user', content: example.prompt },
      { role: 'assistant', content: reply(example) },
    ]),
    { role: 'user', content: request },
  ];
}

export const asBlock = (task: Task, code: string) => `\`\`\`${task.language}\n${code}\n\`\`\``;

/** Two tasks of the same language with secure answers, then the task (Brown et al. 2020). */
export const fewShot: PromptingStrategy = {
  id: 'few-shot',
  version: '1',
  description: 'Two other tasks with secure answers, then the task',
  uses: null,
  unmet: () => null,
  messages: (task) => afterExamples(task, ({ code }) => asBlock(task, code)),
};
