/** What confidence is held against. `joint` is both at once. */
export const targets = ['functional', 'security', 'joint'] as const;
export type Target = (typeof targets)[number];

/** The targets that a model is asked about; `joint` is derived. */
export type ElicitedTarget = Exclude<Target, 'joint'>;

export type FunctionalOutcome = 'pass' | 'fail' | 'inconclusive';
export type SecurityOutcome = 'secure' | 'vulnerable' | 'inconclusive';

/** A judgement on one target, with the reason in words. */
export interface Finding<Outcome extends string> {
  readonly outcome: Outcome;
  readonly reason: string;
}

export type CheckKind = 'functional' | 'control' | 'exploit';

/**
 * What one check observed.
 * - functional, control: `held` or `broken`
 * - exploit: `repelled` or `effective`
 * - any: `error` when the check itself could not be carried out
 */
export type CheckOutcome = 'held' | 'broken' | 'repelled' | 'effective' | 'error';

export interface Check {
  readonly name: string;
  readonly kind: CheckKind;
  readonly outcome: CheckOutcome;
  /** What was seen: the exploit's effect, the difference from the expected value, the error. */
  readonly evidence: string;
  /**
   * Of a functional check, a hash of what the answer returned in it, right or wrong: equal where two
   * answers did the same. Absent where it returned nothing.
   */
  readonly behaviour?: string;
  readonly milliseconds: number;
}

/** How the verdict came about: enough to tell two machines' verdicts apart. */
export interface JudgingStamp {
  readonly sandbox: string;
  readonly sandboxProfile: string;
  /** For example `{ python: '3.11.2' }`. */
  readonly toolchains: Readonly<Record<string, string>>;
  readonly memoryHeldBy: 'cgroup' | 'watchdog';
  /** Whether processes had been prepared for the code, or all were started from nothing. */
  readonly launched?: 'warm' | 'cold';
}

/** The judgement on one piece of code by one task's oracle. */
export interface Verdict {
  readonly functional: Finding<FunctionalOutcome>;
  readonly security: Finding<SecurityOutcome>;
  readonly checks: readonly Check[];
  readonly milliseconds: number;
  readonly stamp: JudgingStamp;
}

/** A task that this machine cannot judge is skipped, never failed. */
export interface Skipped {
  readonly skipped: string;
}

export type Outcome = 0 | 1 | null;

/** The outcome of a target as a label: 1 good, 0 bad, `null` inconclusive. */
export function label(
  verdict: {
    readonly functional: { readonly outcome: FunctionalOutcome };
    readonly security: { readonly outcome: SecurityOutcome };
  },
  target: Target,
): Outcome {
  const functional = { pass: 1, fail: 0, inconclusive: null }[
    verdict.functional.outcome
  ] as Outcome;
  const security = { secure: 1, vulnerable: 0, inconclusive: null }[
    verdict.security.outcome
  ] as Outcome;
  if (target === 'functional') return functional;
  if (target === 'security') return security;
  if (functional === 0 || security === 0) return 0;
  return functional === null || security === null ? null : 1;
}
