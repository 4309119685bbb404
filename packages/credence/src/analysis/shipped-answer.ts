import type { EvidenceRecord } from '../core/records.ts';
import type { Check, FunctionalOutcome, Target } from '../core/verdict.ts';
import type { StudyAnswers } from './answers/study-answers.ts';
import { confidenceOf, type Observation } from './observations.ts';

/** A check of the functional tests. Exploits and their controls are of another kind. */
export interface FunctionalCheck extends Check {
  readonly kind: 'functional';
}

/**
 * What a team that ships an answer has of it. There is no place in it for what exploit tests saw, and
 * an observation, which has one, is not assignable to it.
 */
export interface ShippedAnswer {
  readonly hasCode: boolean;
  /** `null` when the functional tests were not run. */
  readonly functional: FunctionalOutcome | null;
  readonly functionalChecks: readonly FunctionalCheck[];
  readonly analyses: readonly Pick<EvidenceRecord, 'status' | 'findings'>[];
  /** Another model's probability that the answer is good. */
  readonly critic: number | null;
  /** The share of sibling answers that agree with it. */
  readonly agreement: number | null;
  readonly verdict?: never;
  readonly security?: never;
  readonly checks?: never;
}

/** Methods of confidence that gates read as evidence beside the confidence; the first that is there. */
export const evidenceMethods = {
  critic: ['critic'],
  agreement: ['consistency-behaviour', 'consistency-syntax'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

function firstOf<T>(items: readonly T[], of: (item: T) => number | null): number | null {
  for (const item of items) {
    const value = of(item);
    if (value !== null) return value;
  }
  return null;
}

/** How far siblings agree is not about a target, whichever it was recorded for. */
const agreementOf = (observation: Observation): number | null =>
  firstOf(evidenceMethods.agreement, (method) =>
    firstOf(['functional', 'security'] as const, (target) =>
      confidenceOf(observation, method, target),
    ),
  );

const isFunctional = (check: Check): check is FunctionalCheck => check.kind === 'functional';

/*
 * The one place where answers, as observations or as columns, are cut down to what may be seen before
 * shipping.
 */

export function asShipped(observation: Observation, target: Target): ShippedAnswer {
  const { sample, verdict, evidence } = observation;
  return {
    // What was judged had code, recorded or not.
    hasCode: sample.code !== null || verdict !== null,
    functional: verdict?.functional.outcome ?? (sample.code === null ? 'fail' : null),
    functionalChecks: (verdict?.checks ?? []).filter(isFunctional),
    analyses: evidence.map(({ status, findings }) => ({ status, findings })),
    critic: firstOf(evidenceMethods.critic, (method) => confidenceOf(observation, method, target)),
    agreement: agreementOf(observation),
  };
}

/**
 * The same of an answer in columns, as far as it follows from its code: what others say of the answer
 * is not in it.
 */
export function shippedCode(
  { code, verdict, verdicts, evidence, analyses }: StudyAnswers,
  row: number,
): ShippedAnswer {
  const judged = verdicts[verdict[row]!];
  return {
    hasCode: code[row]! >= 0 || judged !== undefined,
    functional: judged?.functional.outcome ?? (code[row]! < 0 ? 'fail' : null),
    functionalChecks: (judged?.checks ?? []).filter(isFunctional),
    analyses: analyses[evidence[row]!] ?? [],
    critic: null,
    agreement: null,
  };
}
