import type { RecalibrationTables, ReportData, SampleRow, TargetName } from '../schema.ts';
import type { CarriedHeader } from './carried.ts';
import type { Column, Layout } from './columns.ts';

export const functionalOutcomes = ['pass', 'fail', 'inconclusive', 'skipped', 'unjudged'] as const;
export const securityOutcomes = [
  'secure',
  'vulnerable',
  'inconclusive',
  'skipped',
  'unjudged',
] as const;

/** What samples of one task have in common. */
export interface TaskFact {
  readonly id: string;
  readonly title: string;
  readonly cwe: string;
  readonly language: string;
  readonly benchmark: string;
}

/** Codes of a column of reasons: a confidence that is there, and one that was never asked for. */
export const present = 0;
export const neverAsked = 1;

/** One method's confidences about one target. */
export interface ConfidenceFacts {
  readonly method: string;
  readonly target: TargetName;
  /** NaN where there is none. */
  readonly value: Float64Array;
  /** {@link present}, {@link neverAsked}, or two more than the place in `reasons`. */
  readonly missing: Column;
  readonly reasons: readonly string[];
}

/** The small facts of all samples as columns: what filters and figures need, without any text. */
export interface Facts {
  readonly size: number;
  readonly tasks: readonly TaskFact[];
  readonly models: readonly string[];
  readonly temperatures: readonly number[];
  readonly promptings: readonly string[];
  /** Shortest beginnings of the samples' keys that tell them apart. */
  readonly keys: readonly string[];
  /** Places in the lists above. */
  readonly task: Column;
  readonly model: Column;
  readonly temperature: Column;
  readonly prompting: Column;
  readonly index: Column;
  /** Places in {@link functionalOutcomes} and {@link securityOutcomes}. */
  readonly functional: Column;
  readonly security: Column;
  /** Equal numbers are equal programs of one task; the last one stands for no code. */
  readonly program: Column;
  readonly confidences: readonly ConfidenceFacts[];
}

/** The report without what the page computes itself and without its samples. */
export type ReportHead = Omit<
  ReportData,
  'samples' | 'calibration' | 'outcomes' | 'recalibration'
> & {
  /** Its transfer matrices are columns, see {@link Carried}. */
  readonly recalibration?: Omit<RecalibrationTables, 'transfer'>;
};

/** Says where the columns lie, and holds everything that is not a column. */
export interface FactsHeader {
  readonly report: ReportHead;
  readonly size: number;
  readonly tasks: readonly TaskFact[];
  readonly models: readonly string[];
  readonly temperatures: readonly number[];
  readonly promptings: readonly string[];
  /** Joined by spaces: one string is read faster than thousands. */
  readonly keys: string;
  readonly confidences: readonly {
    readonly method: string;
    readonly target: TargetName;
    readonly reasons: readonly string[];
    /** Whether `value` holds places in `distinct` instead of numbers. */
    readonly coded: boolean;
  }[];
  readonly carried: CarriedHeader;
  readonly layout: Layout;
  /** Samples whose texts are kept together: sample i is in chunk floor(i / perChunk). */
  readonly perChunk: number;
  readonly chunks: number;
}

/** The texts of one sample, which only its own view needs. */
export type AnswerTexts = Pick<
  SampleRow,
  | 'key'
  | 'functionalReason'
  | 'securityReason'
  | 'code'
  | 'prompt'
  | 'checks'
  | 'evidence'
  | 'gates'
  | 'repairs'
> & {
  readonly confidences: readonly {
    readonly method: string;
    readonly target: TargetName;
    readonly raw: string | null;
  }[];
};
