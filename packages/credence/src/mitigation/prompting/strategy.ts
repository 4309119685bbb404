import type { Task } from '../../core/task.ts';
import type { ChatMessage } from '../../models/model.ts';

/** One way of asking for code. Its version changes with its words. */
export interface PromptingStrategy {
  readonly id: string;
  readonly version: string;
  readonly description: string;
  /** What of a task it uses beyond what is asked, as a phrase, or `null`. */
  readonly uses: string | null;
  /** What a task lacks for it, in words for the user, or `null` when it can be put so. */
  unmet(task: Task): string | null;
  messages(task: Task): readonly ChatMessage[];
}
