import type { StaticEvidence } from './static-evidence.ts';
import type {
  Check,
  ElicitedTarget,
  Finding,
  FunctionalOutcome,
  JudgingStamp,
  SecurityOutcome,
} from './verdict.ts';

/** Hash of a text that the journal keeps apart from the facts. */
export type BodyHash = string;

/** Why an answer ended. */
export type FinishReason = 'stop' | 'length' | 'refusal' | 'content-filter';

export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Where a repaired answer comes from. */
export interface RepairOrigin {
  /** The arm of the study that it belongs to, by the name in the configuration. */
  readonly arm: string;
  /** Counts from 1. */
  readonly round: number;
  /** Key of the answer that it is to better: the first one, or that of the round before. */
  readonly parent: string;
  /** Key of the answer that the rounds began with. */
  readonly first: string;
  /** Version of the words that asked for it. */
  readonly version: string;
}

/** Where a record comes from that another tool made: nothing of it was found out here. */
export interface ImportOrigin {
  /** Name of the file, without its folder. */
  readonly file: string;
  /** SHA-256 of the file. */
  readonly sha256: string;
  /** Where in it: `line 12`, `samples/3_epoch_1.json`. */
  readonly at: string;
  /** What made it, with its version. */
  readonly tool: string;
}

/** One generated answer. Its key covers everything that determines it. */
export interface SampleRecord {
  readonly kind: 'sample';
  readonly key: string;
  readonly task: string;
  readonly taskHash: string;
  readonly model: string;
  readonly temperature: number;
  readonly prompting: string;
  readonly promptingVersion: string;
  readonly index: number;
  /** Absent in first answers. Tables about how a model answers must not mix the two. */
  readonly repair?: RepairOrigin;
  readonly prompt: BodyHash;
  readonly response: BodyHash;
  /** Hash of the extracted code; `null` when the answer holds none. */
  readonly code: BodyHash | null;
  /** What extraction did: `fence`, `whole answer`, `first of 3 fences`, ... */
  readonly extraction: string;
  /** The answer's tokens with their log-probabilities, where the study asked for them. */
  readonly logprobs?: BodyHash;
  readonly finish: FinishReason;
  readonly usage: TokenUsage;
  readonly usd: number | null;
  readonly at: string;
  readonly imported?: ImportOrigin;
}

/** Why a confidence is missing. A missing confidence is never a number. */
export type MissingReason =
  | 'refused'
  | 'no-number'
  | 'out-of-range'
  | 'ambiguous'
  | 'no-code'
  | 'truncated'
  /** The answer came without log-probabilities that fit its text. */
  | 'no-logprobs'
  /** Nothing is drawn at temperature 0, or there is no other answer. */
  | 'no-siblings'
  /** The critic does not judge its own answers. */
  | 'own-answer'
  /** Too few outcomes to fit the estimator to. */
  | 'not-fitted';

/** One elicited confidence, always with its method and version. */
export interface ConfidenceRecord {
  readonly kind: 'confidence';
  readonly key: string;
  readonly sample: string;
  readonly method: string;
  readonly methodVersion: string;
  readonly target: ElicitedTarget;
  /** Probability in [0, 1] that the sample is correct / secure, or `null` when missing. */
  readonly value: number | null;
  readonly missing: MissingReason | null;
  /** What the model said, word for word. */
  readonly raw: BodyHash | null;
  readonly usage: TokenUsage;
  readonly usd: number | null;
  readonly at: string;
  /** `answer`: one number, whatever it is held against; recorded under both targets. */
  readonly about?: 'answer';
  readonly imported?: ImportOrigin;
}

/**
 * The judgement of one code by one oracle; identical code has one. What others judged is about the
 * one sample that they judged it of.
 */
export interface VerdictRecord {
  readonly kind: 'verdict';
  readonly key: string;
  readonly task: string;
  readonly oracleHash: string;
  /** `null` where others judged code that they did not record. */
  readonly code: BodyHash | null;
  readonly functional: Finding<FunctionalOutcome>;
  readonly security: Finding<SecurityOutcome>;
  readonly checks: readonly Check[];
  readonly milliseconds: number;
  /** `null`: judged by others. */
  readonly stamp: JudgingStamp | null;
  readonly at: string;
  readonly sample?: string;
  readonly imported?: ImportOrigin;
}

/**
 * What a static analyser says of one code; identical code has one for each analyser, version and
 * set of rules. An analyser that is not installed leaves no record.
 */
export interface EvidenceRecord extends StaticEvidence {
  readonly kind: 'evidence';
  readonly key: string;
  readonly status: 'findings' | 'none' | 'crashed';
  readonly task: string;
  /** Hash of all but the code that the analyser could see: its name, and the files beside it. */
  readonly context: string;
  readonly code: BodyHash;
  readonly at: string;
}

/** Work that our machinery, or this machine, could not do. Tried again by the next run. */
export interface FailureRecord {
  readonly kind: 'failure';
  readonly key: string;
  readonly stage: 'generate' | 'elicit' | 'judge' | 'analyse';
  /** The key of the record that is missing because of it. */
  readonly of: string;
  readonly code: string;
  readonly message: string;
  readonly at: string;
}

export type JournalRecord =
  | SampleRecord
  | ConfidenceRecord
  | VerdictRecord
  | EvidenceRecord
  | FailureRecord;
