import type { ElicitedTarget } from '../../core/verdict.ts';

/** The words that a method says to a model. A test binds the version to the words. */
export interface ConfidencePrompt {
  readonly version: string;
  readonly question: Readonly<Record<ElicitedTarget, string>>;
}
