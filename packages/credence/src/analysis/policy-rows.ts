import type { BenchmarkKind, Language } from '../core/task.ts';
import { type Target, targets } from '../core/verdict.ts';
import type { PolicyRow } from '../trust/choose-signal.ts';
import { type Gate, throughGates } from '../trust/gate.ts';
import type { PolicyDomain, TrustPolicy } from '../trust/policy.ts';
import { gateEvidence } from './gate-evidence.ts';
import { confidenceOf, type Observation, outcomeOf } from './observations.ts';
import { asShipped } from './shipped-answer.ts';

export interface PolicyQuestion {
  readonly target: Target;
  readonly methods: readonly string[];
  readonly gates: readonly Gate[];
  readonly inconclusive: TrustPolicy['inconclusive'];
}

export const isTarget = (text: string): text is Target => targets.some((one) => one === text);

/**
 * The observations as rows for a policy. Answers that were not judged (yet) are left out; those whose
 * outcome could not be told count as the question says.
 */
export function policyRows(
  observations: readonly Observation[],
  { target, methods, gates, inconclusive }: PolicyQuestion,
): readonly PolicyRow[] {
  return observations.flatMap((observation): PolicyRow[] => {
    if (observation.verdict === null && observation.sample.code !== null) return [];
    const known = outcomeOf(observation, target);
    const outcome = known ?? (inconclusive === 'bad' ? 0 : null);
    if (outcome === null) return [];
    const evidence = gateEvidence(asShipped(observation, target));
    const confidence = Object.fromEntries(
      methods.map((method) => {
        const stated = confidenceOf(observation, method, target);
        const gated = stated === null ? null : throughGates(gates, stated, evidence);
        return [method, gated === null || gated.turnedAway !== null ? null : gated.confidence];
      }),
    );
    return [{ key: observation.sample.key, task: observation.task.id, outcome, confidence }];
  });
}

/** What the answers of a study have in common: the domain that a policy of theirs holds for. */
export function domainOf(observations: readonly Observation[]): PolicyDomain {
  const distinct = <T extends string | number>(of: (one: Observation) => T): readonly T[] =>
    [...new Set(observations.map(of))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    models: distinct(({ sample }) => sample.model),
    temperatures: distinct(({ sample }) => sample.temperature),
    prompting: Object.fromEntries(
      observations.map(({ sample }) => [sample.prompting, sample.promptingVersion]),
    ),
    languages: distinct<Language>(({ task }) => task.language),
    kinds: distinct<BenchmarkKind>(({ task }) => task.kind),
  };
}

/** Methods of the study with the version that its confidences carry. */
export function methodVersions(
  observations: readonly Observation[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    observations.flatMap(({ confidences }) =>
      confidences.map(({ method, methodVersion }) => [method, methodVersion]),
    ),
  );
}
