import type { MissingReason, TokenUsage } from '../core/records.ts';
import type { ElicitedTarget } from '../core/verdict.ts';
import type { ChatMessage, Completion, Model } from '../models/model.ts';

/** The answer whose confidence is asked for. */
export interface Answer {
  /** The conversation that led to the answer, without it. */
  readonly messages: readonly ChatMessage[];
  readonly completion: Completion;
  /** The code that was extracted from it, and is judged. */
  readonly code: string;
  readonly language: string;
}

export interface Elicitation {
  /** Probability in [0, 1], or `null` when `missing` says why there is none. */
  readonly value: number | null;
  readonly missing: MissingReason | null;
  /** The model's words, or the numbers that the value was derived from, as text. */
  readonly raw: string;
  readonly usage: TokenUsage;
}

/** One way to find out how sure a model is. Stateless; its version changes with its prompts. */
export interface ConfidenceMethod {
  readonly id: string;
  readonly version: string;
  /** What it does, as a short phrase for readers of a report. */
  readonly description: string;
  /** What it needs of the model, in words for the user, or `null` when the model will do. */
  unmet(model: Model): string | null;
  elicit(
    answer: Answer,
    target: ElicitedTarget,
    model: Model,
    signal?: AbortSignal,
  ): Promise<Elicitation>;
}
