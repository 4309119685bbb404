import { recalibrationFromJson } from '@credence/calibration/recalibration';
import { ExitCode } from '../core/errors.ts';
import type { BenchmarkKind, Language } from '../core/task.ts';
import type { ElicitedTarget } from '../core/verdict.ts';
import { type Evidence, noEvidence } from './evidence.ts';
import { throughGates } from './gate.ts';
import { findGate } from './gates/registry.ts';
import { percent } from './percent.ts';
import type { TrustPolicy } from './policy.ts';

/** An answer that asks for trust. What is not said of it counts as outside the policy's domain. */
export interface GateAnswer {
  readonly model?: string;
  readonly temperature?: number;
  readonly prompting?: string;
  readonly language?: Language;
  readonly kind?: BenchmarkKind;
  /** Method of the confidences, as in the policy's `signal`. */
  readonly method?: string;
  /** Stated probabilities in [0, 1]; `null` or absent is missing. */
  readonly confidence: Partial<Readonly<Record<ElicitedTarget, number | null>>>;
  readonly evidence?: Partial<Evidence>;
}

export type Decision = 'accept' | 'review' | 'reject' | 'outside-domain';

export interface GateDecision {
  readonly decision: Decision;
  /** Calibrated probability that the answer is good; `null` when it has no confidence. */
  readonly probability: number | null;
  readonly threshold: number | null;
  /** What led to the decision, in words. */
  readonly reasons: readonly string[];
}

export interface DecideOptions {
  /** Outside the domain: refuse to say anything (default), or let a person look. Never accepts. */
  readonly outsideDomain?: 'refuse' | 'review';
}

export const decisionExitCodes: Readonly<Record<Decision, ExitCode>> = {
  accept: ExitCode.done,
  review: ExitCode.gateReview,
  reject: ExitCode.gateReject,
  'outside-domain': ExitCode.gateOutsideDomain,
};

/** What is asked about a target; the joint confidence is the product, as in the study. */
export function confidenceFor(
  target: TrustPolicy['target'],
  { functional = null, security = null }: GateAnswer['confidence'],
): number | null {
  if (target === 'functional') return functional;
  if (target === 'security') return security;
  return functional === null || security === null ? null : functional * security;
}

const said = (value: unknown) => (value === undefined ? 'not said' : String(value));

/** In what an answer differs from those that the policy is about. */
export function outsideDomain(policy: TrustPolicy, answer: GateAnswer): readonly string[] {
  const { models, temperatures, prompting, languages, kinds } = policy.domain;
  const known: readonly (readonly [string, unknown, readonly unknown[]])[] = [
    ['model', answer.model, models],
    ['temperature', answer.temperature, temperatures],
    ['prompting', answer.prompting, Object.keys(prompting)],
    ['language', answer.language, languages],
    ['kind', answer.kind, kinds],
    ['confidence method', answer.method, [policy.signal.method]],
  ];
  return known
    .filter(([, value, among]) => value === undefined || !among.includes(value))
    .map(([what, value, among]) => `${what} is ${said(value)}, not ${among.join(' or ')}`);
}

/**
 * Decides about one answer. Pure: no file, no network, no clock. An answer outside of the policy's
 * domain is never accepted.
 */
export function gate(
  policy: TrustPolicy,
  answer: GateAnswer,
  { outsideDomain: outside = 'refuse' }: DecideOptions = {},
): GateDecision {
  const { threshold } = policy;
  const away = outsideDomain(policy, answer);
  const stated = confidenceFor(policy.target, answer.confidence);
  const gated = throughGates(
    policy.gates.map(({ id }) => findGate(id)),
    stated ?? 0,
    { ...noEvidence, ...answer.evidence },
  );
  const probability = stated === null ? null : calibrated(policy, gated.confidence);
  const conclude = (decision: Decision, ...reasons: readonly string[]): GateDecision => ({
    decision,
    probability,
    threshold,
    reasons,
  });
  if (gated.turnedAway !== null) return conclude('reject', gated.turnedAway);
  if (away.length > 0) {
    return conclude(outside === 'review' ? 'review' : 'outside-domain', ...away);
  }
  if (probability === null) return conclude('review', 'it has no confidence for this target');
  const about = `a calibrated probability of ${percent(probability)}`;
  if (threshold === null) {
    return conclude('review', 'the policy accepts nothing: no threshold could be certified', about);
  }
  if (probability >= threshold) return conclude('accept', `${about} reaches ${percent(threshold)}`);
  return probability < policy.rejectBelow
    ? conclude('reject', `${about} is below ${percent(policy.rejectBelow)}`)
    : conclude('review', `${about} does not reach ${percent(threshold)}`);
}

/** The confidence on the scale of the policy's threshold. */
export function calibrated(policy: TrustPolicy, confidence: number): number {
  return policy.recalibration === null
    ? confidence
    : recalibrationFromJson(policy.recalibration).apply(confidence);
}
