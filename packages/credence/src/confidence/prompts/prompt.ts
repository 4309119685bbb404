import type { ElicitedTarget } from '../../core/verdict.ts';

/** The words that a method says to a model. A test binds the version to the words. */
export interface ConfidencePrompt {
  readonly version: string;
  readonly question: Readonly<Record<ElicitedTarget, string>>;
  /**
   * What shows task and code in a new conversation, with `{task}`, `{language}`, `{code}` and
   * `{question}`; without it the question follows the answer in its own conversation.
   */
  readonly frame?: string;
}
