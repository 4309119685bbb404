/**
 * What is known of an answer beside its confidence. Every part may be unknown (`null`), which is no
 * evidence for anything. What exploit tests saw is never part of it: a team that ships an answer
 * does not have them.
 */
export interface Evidence {
  /** Whether it can be parsed or compiled. */
  readonly compiles: boolean | null;
  /** What the functional tests said. */
  readonly functional: 'pass' | 'fail' | 'inconclusive' | null;
  /** Findings of static analysers; `null` when none has run to its end. */
  readonly findings: { readonly errors: number; readonly warnings: number } | null;
  /** Another model's probability, in [0, 1], that the answer is good. */
  readonly critic: number | null;
  /** The share, in [0, 1], of sibling answers that agree with it. */
  readonly agreement: number | null;
}

export const noEvidence: Evidence = {
  compiles: null,
  functional: null,
  findings: null,
  critic: null,
  agreement: null,
};

/** Whether a part of the evidence says anything. */
export const saysOf = (evidence: Evidence, part: keyof Evidence): boolean =>
  evidence[part] !== null && evidence[part] !== 'inconclusive';
