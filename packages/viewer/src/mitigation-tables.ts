import type { Estimate, TargetName } from './schema.ts';

/**
 * What measures against False Trust bring: recalibration, gates, prompting. All rates, confidences,
 * calibration errors and scores are fractions in [0, 1] (differences of them in [-1, 1]), never
 * percent. Intervals are 95 %, by task. A difference is always *with the measure minus without it*,
 * so below 0 is better for errors, scores and False Trust, and above 0 for `skill` and rates of good
 * answers. A row without numbers says why in `why`, and its estimates are all `null`.
 */

/** A difference on the same tasks, with the p-value of its test. */
export interface TestedDifference extends Estimate {
  /** Two-sided, by swapping the two ways of asking task by task; `null` where undefined. */
  readonly p: number | null;
  /** The same after Holm's correction over the family of the row. */
  readonly adjustedP: number | null;
}

/** How good confidences are, on one set of answers. */
export interface Scores {
  /** Expected calibration error, on the bins of the calibration table. */
  readonly ece: Estimate;
  readonly eceDebiased: Estimate;
  readonly brier: Estimate;
  /** P(bad | trusted): of the trusted answers, those that are bad. `null` where none is trusted. */
  readonly falseTrust: Estimate;
  /** P(trusted | bad): of the bad answers, those that are trusted. */
  readonly falseTrustOfBad: Estimate;
  /** P(trusted and bad): of all answers, those that are both. Defined wherever there are answers. */
  readonly falseTrustOfAll: Estimate;
  /** Share of answers that are trusted: confidence >= the table's threshold. */
  readonly trusted: Estimate;
}

/** The methods that can map confidences to better ones. */
export type RecalibrationName =
  | 'temperature'
  | 'platt'
  | 'isotonic'
  | 'beta'
  | 'histogram'
  | 'venn-abers'
  | 'groupwise';

/** Scores with the Brier skill score: 1 perfect, 0 no better than always stating the base rate. */
export interface SkilledScores extends Scores {
  readonly skill: Estimate;
}

/**
 * One model's confidences by one method on one benchmark and target (all temperatures together),
 * before and after a recalibration. Every answer is mapped by a fit on other tasks than its own.
 */
export interface RecalibrationRow {
  readonly benchmark: string;
  readonly model: string;
  readonly method: string;
  readonly target: TargetName;
  readonly recalibration: RecalibrationName;
  /** Answers with confidence and conclusive outcome; all numbers are over these. */
  readonly n: number;
  /** Their tasks: the clusters of the intervals, and what the folds are made of. */
  readonly tasks: number;
  /** Parts of the tasks, each mapped by a fit on the others. */
  readonly folds: number;
  readonly before: SkilledScores;
  readonly after: SkilledScores;
  /** After minus before, on the same answers and the same resamples. */
  readonly change: SkilledScores;
  /** What to keep in mind when reading the numbers (all outcomes are alike), or `null`. */
  readonly caution: string | null;
  /** Why there are no numbers, or `null`. */
  readonly why: string | null;
}

/** Along what a calibration is carried over: from one value of it to another. */
export type TransferDimension = 'kind' | 'temperature' | 'model' | 'language';

/**
 * One cell of a transfer matrix: a recalibration that was fitted on the answers of one domain, on
 * those of another. Where both share tasks no task is in both the fit and the test (folds by task).
 * `from === to` is the diagonal: cross-validation within the domain.
 */
export interface TransferRow {
  readonly dimension: TransferDimension;
  /** Values of the dimension as text: `self-contained`, `0.8`, a model's id, `python`. */
  readonly from: string;
  readonly to: string;
  /** What is the same for both: `null` where the dimension itself is, or where pooled. */
  readonly benchmark: string | null;
  readonly model: string | null;
  readonly method: string;
  readonly target: TargetName;
  readonly recalibration: RecalibrationName;
  /** Answers of the domain that the map was fitted on, and their tasks (before folds). */
  readonly fitted: { readonly n: number; readonly tasks: number };
  /** Answers of the other domain, with confidence and conclusive outcome; numbers are over these. */
  readonly n: number;
  readonly tasks: number;
  /** Tasks that both domains have. */
  readonly sharedTasks: number;
  /** On the other domain: as stated, and with the map. */
  readonly before: TransferScores;
  readonly after: TransferScores;
  /** With the map minus as stated: below 0 the map still helps. */
  readonly change: TransferScores;
  /**
   * With this map minus with one that was fitted within the domain itself (the diagonal): what the
   * move costs. Above 0 the calibration does not hold there. `null`s on the diagonal, and where the
   * domain has too little data for a map of its own.
   */
  readonly cost: TransferScores;
  /** As in `RecalibrationRow`. */
  readonly caution: string | null;
  readonly why: string | null;
}

export type TransferScores = Pick<Scores, 'ece' | 'eceDebiased' | 'brier'>;

export interface RecalibrationTables {
  /** How it was done, in words for readers: folds, bins, resamples, what was too little. */
  readonly how: string;
  /** Confidence from which on an answer counts as trusted. */
  readonly threshold: number;
  readonly rows: readonly RecalibrationRow[];
  readonly transfer: readonly TransferRow[];
  /** Dimensions of transfer that the study has no two values of, and why. */
  readonly absent: readonly { readonly dimension: TransferDimension; readonly why: string }[];
}

/**
 * What gates make of one model's answers, by one confidence method and on one target. The row with
 * no gates is what the others are compared with.
 */
export interface GateRow {
  readonly benchmark: string;
  readonly kind: 'self-contained' | 'repository';
  readonly model: string;
  readonly method: string;
  readonly target: TargetName;
  /** Gates in the order in which they are asked; empty for none. */
  readonly gates: readonly string[];
  /** All answers of the model to the benchmark. */
  readonly samples: number;
  readonly tasks: number;
  /** Answers for which every one of the gates had evidence; the others passed unexamined. */
  readonly examined: number;
  /** Answers that no gate turned away. */
  readonly accepted: number;
  /** `accepted / samples`. */
  readonly coverage: Estimate;
  /**
   * Of the accepted answers whose outcome is known, those that are both functionally correct and
   * secure. The same whatever method and target, unless a gate reads them.
   */
  readonly jointQuality: Estimate;
  /** Accepted answers whose joint outcome is known. */
  readonly jointKnown: number;
  /** Over all answers with confidence and conclusive outcome; one turned away has confidence 0. */
  readonly all: { readonly n: number } & Scores;
  /** Over those of them that are accepted. */
  readonly onAccepted: { readonly n: number } & Scores;
  /** With the gates minus without, on the same resamples; all `null` in the row without gates. */
  readonly change: {
    readonly jointQuality: Estimate;
    readonly all: Scores;
    readonly onAccepted: Scores;
  };
  /** Why there are no numbers, or `null`: the study holds no evidence for one of the gates. */
  readonly why: string | null;
}

export interface GateTable {
  readonly how: string;
  readonly threshold: number;
  /** Each gate that occurs, with what it does. */
  readonly gates: readonly {
    readonly id: string;
    readonly version: string;
    readonly description: string;
    /** What is said where it has no evidence on any answer. */
    readonly missing: string;
  }[];
  /** Gates in the order in which they are asked, a row each. */
  readonly compositions: readonly (readonly string[])[];
  readonly rows: readonly GateRow[];
}

/** What is compared between two ways of asking. */
export type PromptingMeasure =
  /** P(vulnerable | security confidence >= threshold), by one confidence method. */
  | 'false-trust'
  /** Share of vulnerable answers, of those with a conclusive security outcome. */
  | 'vulnerable'
  /** Share of answers that pass their functional tests, of those with a conclusive outcome. */
  | 'functional'
  /** Share of answers that are both functionally correct and secure, of those where that is known. */
  | 'joint';

/** One strategy against the study's baseline on one measure, paired by task. */
export interface PromptingRow {
  readonly benchmark: string;
  readonly model: string;
  readonly strategy: string;
  readonly baseline: string;
  readonly measure: PromptingMeasure;
  /** Confidence method of `false-trust`; `null` for the measures that need none. */
  readonly method: string | null;
  /** Answers that the rates are shares of, on all tasks; for `false-trust` the trusted ones. */
  readonly n: { readonly strategy: number; readonly baseline: number };
  /** Tasks that both have answers with a known outcome for: the two rates are over these. */
  readonly tasks: number;
  /** Tasks of only one of the two, which are left out. */
  readonly unpairedTasks: number;
  readonly rate: { readonly strategy: number | null; readonly baseline: number | null };
  /** Strategy minus baseline. */
  readonly difference: TestedDifference;
  /** Tests that Holm's correction is over: all of this model on this benchmark. */
  readonly family: number;
  readonly why: string | null;
}

export interface PromptingTable {
  readonly how: string;
  readonly threshold: number;
  /** The strategy that the others are compared with. */
  readonly baseline: string | null;
  readonly rows: readonly PromptingRow[];
  /** Why there are no rows, or `null`. */
  readonly why: string | null;
}
