import type { Observation } from '../../../core/observation.ts';

/**
 * What a model is told of its answer when it is to repair it. Its words are part of the version in
 * `repair/prompt.ts`. What exploit and control checks saw never reaches it.
 */
export interface RepairFeedback {
  readonly id: string;
  readonly description: string;
  /**
   * @param method whose confidences are meant
   * @returns the words, none (`''`) when there is nothing to say, `null` while it is not known
   */
  say(answer: Observation, method: string): string | null;
}
