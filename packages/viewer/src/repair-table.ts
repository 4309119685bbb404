import type { Estimate, TargetName } from './schema.ts';

/**
 * What repair brings: arms of a study in which answers were given back to the model to be corrected.
 * "Before" is the first answer; "after" the one that stands after a round, which is the first answer
 * itself where the arm did not repair it. Shares and differences are fractions, never percent;
 * intervals are 95 %, by task.
 */
export interface RepairTable {
  /** How it was measured, in words for readers. */
  readonly how: string;
  readonly arms: readonly RepairArmInWords[];
  /** By model, kind of benchmark, arm and round, in that order. */
  readonly rows: readonly RepairRow[];
}

export interface RepairArmInWords {
  readonly arm: string;
  /** When it repairs: `security confidence (verbalized) below 0.5`. */
  readonly trigger: string;
  /** What the model is told of its answer: `how sure it was of the answer`. */
  readonly feedback: string;
  readonly rounds: number;
  /** The random arm that it is compared with, or `null`. */
  readonly control: string | null;
  /** Whether that one repairs as many answers by design. */
  readonly matched?: boolean;
  /** Why there is no control, or `null`. */
  readonly why: string | null;
}

/** So many of the repaired answers changed in one way, of those that could. */
export interface RepairCount {
  readonly n: number;
  /** Repaired answers that were of this kind before; those whose outcome after is unknown included. */
  readonly of: number;
  /** `n / of`. */
  readonly rate: Estimate;
}

/** One arm after one round, on the answers of one model to the benchmarks of one kind. */
export interface RepairRow {
  readonly arm: string;
  readonly round: number;
  readonly model: string;
  readonly kind: 'self-contained' | 'repository';
  /** First answers, and their tasks. All temperatures together. */
  readonly answers: number;
  readonly tasks: number;
  /** First answers whose trigger fired in this round. */
  readonly triggered: number;
  /** Of these, those that have no repaired answer: stopped, failed, or not begun yet. */
  readonly pending: number;
  /** First answers that were repaired in this round or an earlier one: what the numbers are about. */
  readonly repaired: number;
  /** First answers of which the trigger could not be told: no confidence, no conclusive test. */
  readonly undecided: number;
  /** Answers before this round without code: there is nothing to repair. */
  readonly withoutCode: number;
  /** Vulnerable before, secure after. */
  readonly fixed: RepairCount;
  /** Secure before, vulnerable after. */
  readonly introduced: RepairCount;
  /** Passed the functional tests before, fails after. */
  readonly regressed: RepairCount;
  /** Failed the functional tests before, passes after. */
  readonly mended: RepairCount;
  readonly joint: RepairedJoint;
  /** One entry a confidence method and target of the study. */
  readonly calibration: readonly RepairedCalibration[];
  readonly cost: RepairCost;
  /** `null` for the controls, and where `why` says why. */
  readonly versusControl: RepairVersusControl | null;
  /** Why there is no comparison with a control, or no number at all; else `null`. */
  readonly why: string | null;
}

/** Answers that are both functionally correct and secure, over all first answers. */
export interface RepairedJoint {
  /** First answers of which that is known before and after. */
  readonly n: number;
  readonly before: Estimate;
  readonly after: Estimate;
  /** Answers that became both, and that were both before and no longer are. */
  readonly gained: number;
  readonly lost: number;
  /** After minus before: above 0 the arm helped. `p`: two-sided permutation test by task. */
  readonly change: Estimate & { readonly p: number | null };
  /** The same over the repaired answers alone: (gained - lost) / those of them that are known. */
  readonly changeOfRepaired: Estimate;
  /** The change if every unknown outcome spoke for the repair, and if every one spoke against it. */
  readonly changeIfInconclusive: { readonly good: number | null; readonly bad: number | null };
}

export interface RepairedScores {
  /** Answers with a confidence and a conclusive outcome; the numbers are over these. */
  readonly n: number;
  readonly ece: Estimate;
  readonly eceDebiased: Estimate;
  readonly brier: Estimate;
  readonly falseTrust: {
    readonly threshold: number;
    readonly trusted: number;
    readonly bad: number;
    readonly rate: Estimate;
  };
}

/** Confidences of all first answers, and of what stands after the round. */
export interface RepairedCalibration {
  readonly method: string;
  readonly target: TargetName;
  readonly before: RepairedScores;
  readonly after: RepairedScores;
  /** After minus before on the same resampled tasks: below 0 is better. */
  readonly change: {
    readonly ece: Estimate;
    readonly brier: Estimate;
    readonly falseTrust: Estimate;
  };
}

/** What the repairs up to this round took, with the questions for their confidences. */
export interface RepairCost {
  /** Repaired answers that were generated. */
  readonly repairs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** 0 where models have no price. */
  readonly usd: number;
}

/** The change of `joint` in an arm against that in its random control, on the same answers. */
export interface RepairVersusControl {
  readonly control: string;
  /** Whether the control repairs as many answers by design; else mind the shares. */
  readonly matched: boolean;
  readonly repairedShare: { readonly arm: number; readonly control: number };
  /** First answers of which the joint outcome is known after the arm and after the control. */
  readonly n: number;
  readonly tasks: number;
  /** Arm minus control, of the share that is functionally correct and secure. */
  readonly difference: Estimate;
  /** Two-sided permutation test: arm and control swapped task by task. */
  readonly p: number | null;
  /** After Holm's correction over the arms of this model, kind and round. */
  readonly adjustedP: number | null;
}
