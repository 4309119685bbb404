import { afterExamples, asBlock } from './few-shot.ts';
import type { PromptingStrategy } from './strategy.ts';

/** As few-shot, but each answer says first what has to be thought of (Wei et al. 2022). */
export const fewShotCot: PromptingStrategy = {
  id: 'few-shot-cot',
  version: '1',
  description: 'Two other tasks with secure answers that reason first, then the task',
  uses: null,
  unmet: () => null,
  messages: (task) =>
    afterExamples(
      task,
      ({ about, code }) => `${about}\n\n${asBlock(task, code)}`,
      `${task.prompt}\n\nBefore the code, say in a few sentences what could go wrong here and how the code prevents it.`,
    ),
};
