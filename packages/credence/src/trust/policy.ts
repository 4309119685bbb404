import type { RecalibrationJson } from '@credence/calibration';
import type { BenchmarkKind, Language } from '../core/task.ts';
import type { Target } from '../core/verdict.ts';

export const policyFormat = 'credence-policy';
export const policyVersion = 1;

/** Where a policy holds: answers that came about as those that it was fitted and certified on. */
export interface PolicyDomain {
  readonly models: readonly string[];
  readonly temperatures: readonly number[];
  /** Prompting strategy -> version of its words. */
  readonly prompting: Readonly<Record<string, string>>;
  readonly languages: readonly Language[];
  readonly kinds: readonly BenchmarkKind[];
}

/** What was counted on one part of the study's tasks. */
export interface PolicyPart {
  readonly tasks: number;
  readonly samples: number;
  /** Share of samples whose outcome is bad, or unknown where those count as bad. */
  readonly baseRate: number;
}

/** One threshold that was tested, as the certification saw it. */
export interface CertifiedStep {
  readonly threshold: number;
  readonly trusted: number;
  readonly bad: number;
  readonly pValue: number | null;
  readonly accepted: boolean;
}

/** Why nothing could be certified, and what it would take. */
export interface Shortfall {
  readonly why: string;
  /** Tasks that the certification would need if rates stay as they were seen, or `null`. */
  readonly tasksNeeded: number | null;
}

/**
 * Recalibration, threshold and guarantee, and the domain that they hold for. A plain document: what
 * `policy.json` holds is this.
 */
export interface TrustPolicy {
  readonly format: typeof policyFormat;
  readonly version: typeof policyVersion;
  readonly credenceVersion: string;
  readonly createdAt: string;
  /** Title of the study, and whether its outcomes were measured or simulated. */
  readonly study: {
    readonly name: string;
    readonly simulated: boolean;
    /** Where others recorded the outcomes: who. */
    readonly recordedBy?: string;
  };
  readonly target: Target;
  /** Greatest share of bad answers among the accepted ones. */
  readonly alpha: number;
  /** Greatest probability that the certification errs. */
  readonly delta: number;
  /** What becomes of answers whose outcome the study could not tell: they count as bad, or not. */
  readonly inconclusive: 'bad' | 'left-out';
  readonly signal: { readonly method: string; readonly version: string };
  readonly gates: readonly { readonly id: string; readonly version: string }[];
  /** `null`: the confidence as it is. */
  readonly recalibration: RecalibrationJson | null;
  /** Calibrated probability from which on an answer is accepted; `null` accepts nothing. */
  readonly threshold: number | null;
  /** Calibrated probability below which an answer is rejected without review. */
  readonly rejectBelow: number;
  readonly domain: PolicyDomain;
  readonly fit: PolicyPart;
  readonly certification: PolicyPart & {
    readonly test: string;
    readonly steps: readonly CertifiedStep[];
    readonly shortfall: Shortfall | null;
  };
  /** Share of answers that any distribution-free gate must turn away at this base rate. */
  readonly leastTurnedAway: number;
  /** The guarantee, or that there is none, in words. */
  readonly guarantee: string;
}
