import type {
  EvidenceRecord,
  FinishReason,
  MissingReason,
  RepairOrigin,
  VerdictRecord,
} from '../../core/records.ts';
import type { Task } from '../../core/task.ts';
import type { ElicitedTarget } from '../../core/verdict.ts';

/** What became of a piece of code: equal for many codes, and then kept once. */
export type Judged = Pick<VerdictRecord, 'functional' | 'security' | 'checks'>;

/** One method's confidences about one target, one a row: where several versions spoke, the latest. */
export interface ConfidenceColumn {
  readonly method: string;
  readonly target: ElicitedTarget;
  /** One number, whatever it is held against. */
  readonly aboutAnswer: boolean;
  /** NaN where there is none. */
  readonly value: Float64Array;
  /** -1: never asked; 0: there is a number; else one more than the place in `reasons`. */
  readonly missing: Int16Array;
  readonly reasons: readonly MissingReason[];
  /** Number of the text that the model said; -1 where there is none. */
  readonly raw: Int32Array;
}

/**
 * The answers of a study as columns of numbers, one row an answer, those to one task together and in
 * the order of the plan. Texts are known by number alone: there may be millions, and they are long.
 */
export interface StudyAnswers {
  readonly size: number;
  /** Those that have answers, by id. */
  readonly tasks: readonly Task[];
  readonly models: readonly string[];
  readonly promptings: readonly string[];
  readonly task: Int32Array;
  readonly model: Int32Array;
  readonly prompting: Int32Array;
  readonly temperature: Float64Array;
  readonly index: Int32Array;
  readonly key: (row: number) => string;
  /** Number of the code's text, and of the whole answer's where it holds none; -1: no code. */
  readonly code: Int32Array;
  readonly shown: Int32Array;
  readonly finish: readonly FinishReason[];
  readonly finished: Int32Array;
  readonly extractions: readonly string[];
  readonly extraction: Int32Array;
  /** Place in `verdicts`; -1: not judged. */
  readonly verdict: Int32Array;
  readonly verdicts: readonly Judged[];
  /** Place in `analyses`, what all analysers say of one code; -1: none was asked. */
  readonly evidence: Int32Array;
  readonly analyses: readonly (readonly EvidenceRecord[])[];
  readonly confidences: readonly ConfidenceColumn[];
  /** Hash of a text, by which the journal knows it. */
  readonly text: (number: number) => string;
}

/** Repaired answers, each with the key of the first answer and its place in the study. */
export interface StudyRepairs extends StudyAnswers {
  readonly origins: readonly RepairOrigin[];
}
