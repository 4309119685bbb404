import type {
  ComparisonTable,
  GateTable,
  PromptingTable,
  RecalibrationTables,
  RepairTable,
  ReportData,
  SampleRow,
  TargetName,
} from '../schema.ts';
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
  readonly kind: 'self-contained' | 'repository';
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
  /** One number for the answer, whatever it is held against. */
  readonly aboutAnswer: boolean;
}

/** What one gate says of every answer. */
export interface GateFacts {
  readonly id: string;
  /** 1 where it has evidence, and where it turns the answer away. */
  readonly says: Column;
  readonly turnsAway: Column;
  /** The most confidence that it leaves, NaN where it says nothing; `null` where it only turns away. */
  readonly most: Readonly<Record<TargetName, Float64Array>> | null;
}

/** What one arm did by a round, and the outcomes of what stands then. */
export interface ArmFacts {
  readonly arm: string;
  readonly round: number;
  /** Sums of {@link armStates}. */
  readonly state: Column;
  readonly functional: Column;
  readonly security: Column;
}

export const armStates = {
  triggered: 1,
  pending: 2,
  repaired: 4,
  undecided: 8,
  withoutCode: 16,
} as const;

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
  readonly gates: readonly GateFacts[];
  readonly arms: readonly ArmFacts[];
}

/** The report without its samples and without what the page computes itself: all tables. */
export type ReportHead = Omit<
  ReportData,
  | 'samples'
  | 'calibration'
  | 'outcomes'
  | 'recalibration'
  | 'gates'
  | 'prompting'
  | 'repair'
  | 'comparison'
> & {
  readonly recalibration?: Pick<RecalibrationTables, 'threshold'>;
  readonly gates?: Omit<GateTable, 'rows'>;
  readonly prompting?: Omit<PromptingTable, 'rows' | 'why'>;
  readonly repair?: Omit<RepairTable, 'rows'>;
  readonly comparison?: Pick<ComparisonTable, 'other' | 'how'> & {
    readonly methods: readonly string[];
  };
};

/** All of {@link Facts} that is not a column. */
export interface FactsFrame {
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
    readonly aboutAnswer: boolean;
  }[];
  readonly gates: readonly { readonly id: string; readonly limits: boolean }[];
  readonly arms: readonly { readonly arm: string; readonly round: number }[];
}

/** Says where the columns lie, and holds everything that is not a column. */
export interface FactsHeader {
  readonly report: ReportHead;
  readonly facts: FactsFrame;
  /** Of the study that this one is compared with. */
  readonly other: FactsFrame | null;
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

/** The facts of the answers from one row up to, not including, another. */
export function factsBetween(facts: Facts, from: number, to: number): Facts {
  if (from >= to) return { ...facts, size: 0, tasks: [], keys: [] };
  const cut = <C extends Column>(column: C): C => column.subarray(from, to) as C;
  // Rows come by task.
  const first = facts.task[from]!;
  const { task, model, temperature, prompting, index, functional, security, program } = facts;
  return {
    ...facts,
    size: to - from,
    tasks: facts.tasks.slice(first, task[to - 1]! + 1),
    keys: facts.keys.slice(from, to),
    task: cut(task).map((place) => place - first),
    model: cut(model),
    temperature: cut(temperature),
    prompting: cut(prompting),
    index: cut(index),
    functional: cut(functional),
    security: cut(security),
    program: cut(program),
    confidences: facts.confidences.map((one) => ({
      ...one,
      value: cut(one.value),
      missing: cut(one.missing),
    })),
    gates: facts.gates.map((one) => ({
      ...one,
      says: cut(one.says),
      turnsAway: cut(one.turnsAway),
      most: one.most && {
        functional: cut(one.most.functional),
        security: cut(one.most.security),
        joint: cut(one.most.joint),
      },
    })),
    arms: facts.arms.map((one) => ({
      ...one,
      state: cut(one.state),
      functional: cut(one.functional),
      security: cut(one.security),
    })),
  };
}
