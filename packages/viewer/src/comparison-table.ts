import type { TestedDifference } from './mitigation-tables.ts';
import type { TargetName } from './schema.ts';

export type ComparedMeasure = 'gap' | 'ece' | 'brier' | 'accuracy' | 'false-trust';

/** One measure of one model in two studies, on the tasks that both have. Fractions, never percent. */
export interface ComparisonRow {
  readonly benchmark: string;
  readonly model: string;
  /** The model of the other study that it is held against: the same id, or the only one there. */
  readonly otherModel: string;
  readonly method: string;
  readonly target: TargetName;
  readonly measure: ComparedMeasure;
  /** Answers with confidence and conclusive outcome, on all tasks of each study. */
  readonly n: { readonly here: number; readonly there: number };
  /** Tasks that both have such answers for: the numbers are over these. */
  readonly tasks: number;
  readonly unpairedTasks: number;
  readonly here: number | null;
  readonly there: number | null;
  /** Here minus there, on the same resampled tasks. */
  readonly difference: TestedDifference;
  /** Why there are no numbers, or `null`. */
  readonly why: string | null;
}

export interface ComparisonTable {
  /** Name of the other study. */
  readonly other: string;
  readonly how: string;
  readonly rows: readonly ComparisonRow[];
  /** Why there are no rows, or `null`. */
  readonly why: string | null;
}
