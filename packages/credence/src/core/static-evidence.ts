import type { Language } from './task.ts';

/** How grave an analyser calls a finding: the levels of SARIF 2.1.0, section 3.27.10. */
export const severities = ['error', 'warning', 'note'] as const;
export type Severity = (typeof severities)[number];

/** What a static analyser claims about a piece of code. A claim, not a judgement: it may be wrong. */
export interface StaticFinding {
  readonly ruleId: string;
  /** Weaknesses that the rule stands for, as `CWE-89`; empty when the analyser names none. */
  readonly cwe: readonly string[];
  readonly severity: Severity;
  readonly message: string;
  /** The file, relative to the code that was analysed. */
  readonly path: string;
  /** Lines count from 1, the last one included. A finding about a whole file stands at line 1. */
  readonly startLine: number;
  readonly endLine: number;
}

/**
 * - `findings`, `none`: it read the code and has said so.
 * - `crashed`: it failed, took too long, or could not read the code. No evidence, either way.
 * - `not-installed`, `not-applicable`: it did not look.
 */
export type EvidenceStatus = 'findings' | 'none' | 'crashed' | 'not-installed' | 'not-applicable';

/** What one static analyser says of one piece of code. */
export interface StaticEvidence {
  readonly analyser: string;
  /** `null` when it is not installed. */
  readonly version: string | null;
  /** Hash of the rules it was given, or `null` when it brings its own. */
  readonly rules: string | null;
  readonly language: Language;
  readonly status: EvidenceStatus;
  /** Why there is no evidence, or what of the code was not understood; else `null`. */
  readonly detail: string | null;
  readonly findings: readonly StaticFinding[];
  readonly milliseconds: number;
}
