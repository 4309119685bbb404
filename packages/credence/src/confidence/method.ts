import type { MissingReason, TokenUsage } from '../core/records.ts';
import type { Language } from '../core/task.ts';
import type { ElicitedTarget } from '../core/verdict.ts';
import type { ChatMessage, Completion, Model } from '../models/model.ts';

/** A piece of a text: from `start` up to and without `end`, in UTF-16 units as strings count. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The answer whose confidence is asked for. */
export interface Answer {
  /** The conversation that led to the answer, without it. */
  readonly messages: readonly ChatMessage[];
  /** The turn that put the task, whatever came before and after it. */
  readonly task: string;
  readonly completion: Completion;
  /** The code that was extracted from it, and is judged. */
  readonly code: string;
  /** Where the code stands in the completion's text. */
  readonly codeSpans: readonly Span[];
  readonly language: Language;
}

export interface Elicitation {
  /** Probability in [0, 1], or `null` when `missing` says why there is none. */
  readonly value: number | null;
  readonly missing: MissingReason | null;
  /** The model's words, or the numbers that the value was derived from, as text. */
  readonly raw: string;
  readonly usage: TokenUsage;
}

/** What a method needs beyond an answer, in words for the user. */
export const needs = {
  'top-logprobs': 'a model that reports the log-probabilities of alternative tokens',
  'answer-logprobs': 'a model that reports the log-probabilities of its answer’s tokens',
  critic: 'another model of the study, named by `critic`',
  siblings: 'two answers or more to a task at a temperature above 0 (`samples`)',
  verdicts: 'answers that can be judged here',
  outcomes: 'verdicts on answers to many tasks, since it is fitted',
} as const;
export type Need = keyof typeof needs;

interface About {
  readonly id: string;
  /** Changes with whatever can change its number. */
  readonly version: string;
  /** What it does, as a short phrase for readers of a report. */
  readonly description: string;
  /** What the number is conditioned on, as a phrase. */
  readonly sees: string;
  readonly needs: readonly Need[];
  /** Whether it asks about each target apart, or finds one number for the answer. */
  readonly about: 'target' | 'answer';
  /** What it needs of the model, in words for the user, or `null` when the model will do. */
  unmet(model: Model): string | null;
}

/** One way to find out how sure a model is of an answer. Stateless. */
export interface ConfidenceMethod extends About {
  readonly kind: 'elicited';
  /** Whom it asks. */
  readonly asks: 'author' | 'critic';
  elicit(
    answer: Answer,
    target: ElicitedTarget,
    model: Model,
    signal?: AbortSignal,
  ): Promise<Elicitation>;
}

/** An answer beside others to the same task by the same model, asked in the same way. */
export interface Sibling {
  readonly code: string;
  readonly language: Language;
  /** By functional check, a hash of what the answer returned; absent where it returned nothing. */
  readonly behaviour: ReadonlyMap<string, string> | null;
}

/** A confidence that is how far the siblings of an answer agree with it. Asks nobody. */
export interface SiblingMethod extends About {
  readonly kind: 'siblings';
  readonly compares: 'code' | 'behaviour';
  /** How far two answers agree, in [0, 1]; symmetric. */
  agreement(one: Sibling, other: Sibling): number;
}

export type AnyMethod = ConfidenceMethod | SiblingMethod;
