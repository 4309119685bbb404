import type { Task } from '../../core/task.ts';
import type { ChatMessage } from '../../models/model.ts';

/** One way of asking for code. Its version changes with its words. */
export interface PromptingStrategy {
  readonly id: string;
  readonly version: string;
  readonly description: string;
  messages(task: Task): readonly ChatMessage[];
}
