import type { ComparisonTable } from './comparison-table.ts';
import type { GateTable, PromptingTable, RecalibrationTables } from './mitigation-tables.ts';
import type { RepairTable } from './repair-table.ts';

export type * from './comparison-table.ts';
export type * from './mitigation-tables.ts';
export type * from './repair-table.ts';

/**
 * What the page shows. Whoever writes a report fills this; the page reads nothing else.
 * All numbers are raw (no rounding); rounding for readers is the page's business.
 */
export const reportSchemaVersion = 2;

/** A number with its 95 % interval; `null` where it is not defined for the data. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export type TargetName = 'functional' | 'security' | 'joint';

/** Of the answers trusted at a threshold, how many are bad. */
export interface FalseTrustRow {
  /** Trusted means confidence >= threshold. */
  readonly threshold: number;
  readonly trusted: number;
  readonly bad: number;
  /** P(bad | trusted). */
  readonly rate: Estimate;
}

/** Calibration of one model at one temperature (`null`: all of them pooled) on one target. */
export interface CalibrationRow {
  readonly model: string;
  readonly temperature: number | null;
  readonly benchmark: string;
  readonly method: string;
  readonly target: TargetName;
  /** Samples planned for this row: scored + missing + inconclusive (each sample in one). */
  readonly samples: number;
  /** Samples with both a confidence and a conclusive outcome; the metrics are over these. */
  readonly n: number;
  /** Distinct tasks among the scored samples: the clusters of the intervals. */
  readonly tasks: number;
  /** Samples without a usable confidence. */
  readonly missing: number;
  /** Samples with a confidence but an inconclusive outcome. */
  readonly inconclusive: number;
  /** Share of good outcomes. */
  readonly accuracy: Estimate;
  readonly meanConfidence: Estimate;
  /** Mean confidence minus accuracy; above 0 is overconfident. */
  readonly gap: Estimate;
  readonly ece: Estimate;
  readonly eceDebiased: Estimate;
  readonly brier: Estimate;
  readonly auroc: Estimate;
  readonly falseTrust: FalseTrustRow;
  /** The gap if every inconclusive outcome were good, and if every one were bad. */
  readonly gapIfInconclusive: { readonly good: number | null; readonly bad: number | null };
  /** Reliability by distinct confidence, or by bins when there are too many distinct values. */
  readonly reliability: readonly ReliabilityBin[];
}

export interface ReliabilityBin {
  /** Mean confidence of the bin. */
  readonly confidence: number;
  /** Share of good outcomes, with its interval by task. */
  readonly rate: Estimate;
  readonly n: number;
}

/** How many answers of a model worked, were secure, or could not be judged. */
export interface OutcomeRow {
  readonly model: string;
  readonly temperature: number | null;
  readonly benchmark: string;
  readonly samples: number;
  readonly functional: {
    readonly pass: number;
    readonly fail: number;
    readonly inconclusive: number;
  };
  readonly security: {
    readonly secure: number;
    readonly vulnerable: number;
    readonly inconclusive: number;
  };
  /** Both functional and secure. */
  readonly joint: number;
}

export interface CheckRow {
  readonly name: string;
  readonly kind: 'functional' | 'control' | 'exploit';
  readonly outcome: 'held' | 'broken' | 'repelled' | 'effective' | 'error';
  readonly evidence: string;
}

/** What a static analyser says of a sample's code: a claim that may be wrong, not a verdict. */
export interface EvidenceRow {
  readonly analyser: string;
  readonly version: string | null;
  /** `crashed`: it failed or could not read the code, which says nothing about it. */
  readonly status: 'findings' | 'none' | 'crashed';
  readonly detail: string | null;
  readonly findings: readonly {
    readonly ruleId: string;
    /** As `CWE-89`. */
    readonly cwe: readonly string[];
    readonly severity: 'error' | 'warning' | 'note';
    /** May quote the code. Hostile text. */
    readonly message: string;
    /** Lines of the sample's code, from 1. */
    readonly startLine: number;
    readonly endLine: number;
  }[];
}

/** What a gate would have said of a sample. */
export interface GateDecision {
  readonly gate: string;
  /** Why it turns the answer away; `null`: it lets it through. */
  readonly turnedAway: string | null;
  /** The most confidence about each target that it leaves; absent where it only turns away. */
  readonly most?: Readonly<Partial<Record<TargetName, number>>>;
}

/** What an arm of a study of repair did with a sample in a round, and what stands after it. */
export interface ArmOutcome {
  readonly arm: string;
  /** Counts from 1. */
  readonly round: number;
  /** Whether its trigger fired, or could not be told. */
  readonly decision: 'repair' | 'leave' | 'unknown';
  /** Whether the trigger fired and there is no repaired answer (yet). */
  readonly pending: boolean;
  /** Whether it was repaired in this round or an earlier one. */
  readonly repaired: boolean;
  /** Whether there was nothing to repair. */
  readonly withoutCode: boolean;
  /** Of the answer that stands after the round. */
  readonly functional: SampleRow['functional'];
  readonly security: SampleRow['security'];
}

/** An answer that a sample was repaired to. */
export interface RepairedAnswer {
  readonly arm: string;
  /** Counts from 1. */
  readonly round: number;
  /** Hostile text. */
  readonly code: string | null;
  readonly functional: SampleRow['functional'];
  readonly security: SampleRow['security'];
}

/** One sample with the evidence a reader needs to disagree with its verdict. */
export interface SampleRow {
  readonly key: string;
  readonly task: string;
  readonly title: string;
  readonly cwe: string;
  readonly language: string;
  readonly benchmark: string;
  /** Whether its task stands alone; absent in reports of earlier versions. */
  readonly kind?: 'self-contained' | 'repository';
  readonly model: string;
  readonly temperature: number;
  readonly index: number;
  /** How the code was asked for; absent where there is only the plain way. */
  readonly prompting?: string;
  readonly functional: 'pass' | 'fail' | 'inconclusive' | 'skipped' | 'unjudged';
  readonly security: 'secure' | 'vulnerable' | 'inconclusive' | 'skipped' | 'unjudged';
  readonly functionalReason: string;
  readonly securityReason: string;
  readonly confidences: readonly {
    readonly method: string;
    readonly target: TargetName;
    readonly value: number | null;
    /** Why there is no number. */
    readonly missing: string | null;
    /** One number for the answer, whatever it is held against: the joint one is this, no product. */
    readonly aboutAnswer?: boolean;
    /** What the model said, word for word. Hostile text. */
    readonly raw: string | null;
  }[];
  /** Hostile text. */
  readonly code: string | null;
  readonly prompt: string | null;
  readonly checks: readonly CheckRow[];
  /** Absent where no analyser was asked. */
  readonly evidence?: readonly EvidenceRow[];
  /** Gates that had evidence to decide on; absent where none had. */
  readonly gates?: readonly GateDecision[];
  /** By arm and round; absent where the answer was not repaired. */
  readonly repairs?: readonly RepairedAnswer[];
  /** By arm and round, where an arm did or could have done something. */
  readonly arms?: readonly ArmOutcome[];
}

/** What figures and tables need of a sample: no texts. */
export type FactRow = Omit<
  SampleRow,
  | 'title'
  | 'code'
  | 'prompt'
  | 'checks'
  | 'evidence'
  | 'repairs'
  | 'functionalReason'
  | 'securityReason'
  | 'confidences'
> & {
  readonly title?: string;
  readonly code?: string | null;
  readonly confidences: readonly Omit<SampleRow['confidences'][number], 'raw'>[];
};

export interface ReportData {
  readonly schema: typeof reportSchemaVersion;
  readonly study: {
    readonly name: string;
    readonly description: string;
    /** ISO 8601. */
    readonly startedAt: string;
    readonly credenceVersion: string;
    /** Said on every view when the data are not measurements of real models. */
    readonly simulated: string | null;
    /** Where others recorded answers and outcomes: the sentence that says so. Absent in studies of ours. */
    readonly imported?: string;
    /** Stopped early (budget, interruption): the sentence that says so. */
    readonly partial: string | null;
    readonly models: readonly {
      readonly id: string;
      /** What readers call it, `Gemma 3 270M`; without one the page shows the id. */
      readonly label?: string;
      readonly description: string;
    }[];
    readonly methods: readonly {
      readonly id: string;
      /** What readers call it; without one the page knows the common ids and shows others as is. */
      readonly label?: string;
      readonly version: string;
      readonly description: string;
    }[];
    readonly temperatures: readonly number[];
    /** Confidence from which on an answer counts as trusted, in [0, 1]. */
    readonly falseTrustThreshold: number;
    /** How intervals were made: method, resamples, seed. */
    readonly intervals: string;
    readonly environment: Readonly<Record<string, string>>;
  };
  readonly tasks: {
    readonly total: number;
    readonly audited: number;
    readonly skipped: readonly { readonly task: string; readonly reason: string }[];
  };
  readonly outcomes: readonly OutcomeRow[];
  readonly calibration: readonly CalibrationRow[];
  /** Absent in reports of earlier versions, like the two that follow. */
  readonly recalibration?: RecalibrationTables;
  readonly gates?: GateTable;
  readonly prompting?: PromptingTable;
  /** Absent in studies without repair. */
  readonly repair?: RepairTable;
  /** Absent unless the report was asked to compare this study with another. */
  readonly comparison?: ComparisonTable & {
    /** What both studies have, and the answers of the other: with them the page compares what is filtered. */
    readonly methods: readonly string[];
    readonly answers: readonly FactRow[];
  };
  /** First answers; repaired ones are in no table but that of repair. */
  readonly samples: readonly SampleRow[];
}
