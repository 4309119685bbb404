import type { Task } from '../../core/task.ts';
import type { ChatMessage } from '../../models/model.ts';

/** The task as it is, and a paragraph behind it. */
export function askWith(task: Task, paragraph: string): readonly ChatMessage[] {
  return [{ role: 'user', content: `${task.prompt}\n\n${paragraph}` }];
}
