import type { ConfidenceRecord, EvidenceRecord, SampleRecord, VerdictRecord } from './records.ts';
import type { Task } from './task.ts';
import { label, type Outcome, type Target } from './verdict.ts';

/** One sample with all that the study found out about it. */
export interface Observation {
  readonly sample: SampleRecord;
  readonly task: Task;
  readonly confidences: readonly ConfidenceRecord[];
  /** `null` when the answer holds no code, or has not been judged (yet). */
  readonly verdict: VerdictRecord | null;
  /** What static analysers say of its code, one record an analyser: the latest. */
  readonly evidence: readonly EvidenceRecord[];
}

/**
 * The outcome of an observation. An answer without code does not do what was asked: it fails the
 * functional (and so the joint) target, and there is nothing to find secure or vulnerable in it.
 */
export function outcomeOf({ sample, verdict }: Observation, target: Target): Outcome {
  // What others judged has an outcome whether or not they kept the code.
  if (verdict) return label(verdict, target);
  return sample.code === null && target !== 'security' ? 0 : null;
}
