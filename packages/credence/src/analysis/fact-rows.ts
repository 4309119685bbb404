import type { ArmOutcome, FactRow, GateDecision, SampleRow } from '@credence/viewer';
import { byTask, factsOf } from '@credence/viewer/facts';
import { allOf, type Chosen } from '@credence/viewer/helps';
import { isAboutAnswer } from '../confidence/confidence-of.ts';
import { type Target, targets } from '../core/verdict.ts';
import type { Chains } from '../mitigation/repair/chains.ts';
import type { Decide } from '../mitigation/repair/decide.ts';
import type { RepairArm } from '../mitigation/repair/registry.ts';
import type { Evidence } from '../trust/evidence.ts';
import { gates } from '../trust/gates/registry.ts';
import { gateEvidence } from './gate-evidence.ts';
import { confidenceOf, type Observation, outcomeOf } from './observations.ts';
import { asShipped, evidenceMethods } from './shipped-answer.ts';

type Verdict = Pick<SampleRow, 'functional' | 'functionalReason' | 'security' | 'securityReason'>;

export function verdictOf(observation: Observation): Verdict {
  const { sample, verdict } = observation;
  if (verdict) {
    return {
      functional: verdict.functional.outcome,
      functionalReason: verdict.functional.reason,
      security: verdict.security.outcome,
      securityReason: verdict.security.reason,
    };
  }
  if (sample.code !== null) {
    const reason = 'not judged yet';
    return {
      ...{ functional: 'unjudged', functionalReason: reason },
      ...{ security: 'unjudged', securityReason: reason },
    };
  }
  return {
    functional: outcomeOf(observation, 'functional') === 0 ? 'fail' : 'inconclusive',
    functionalReason: sample.extraction,
    security: 'inconclusive',
    securityReason: sample.extraction,
  };
}

/** What the gates that have evidence on an answer would say of it. */
function decisions(observation: Observation): readonly GateDecision[] {
  const evidence = gateEvidence(asShipped(observation, 'security'));
  // Of all evidence only the critic was asked about a target.
  const about = (target: Target): Evidence => ({
    ...evidence,
    critic: confidenceOf(observation, evidenceMethods.critic[0], target),
  });
  return gates.flatMap(({ id, needs, limits, apply }): GateDecision[] => {
    if (limits) {
      const most = Object.fromEntries(
        targets.flatMap((target) => {
          const own = about(target);
          return own[needs] === null ? [] : [[target, apply(1, own).confidence]];
        }),
      );
      return Object.keys(most).length === 0 ? [] : [{ gate: id, turnedAway: null, most }];
    }
    if (evidence[needs] === null || evidence[needs] === 'inconclusive') return [];
    return [{ gate: id, turnedAway: apply(1, evidence).turnedAway }];
  });
}

/** What a study's arms of repair did, and would do. */
export interface Repairs {
  readonly arms: readonly RepairArm[];
  readonly chains: Chains;
  readonly decide: Decide;
}

function armOutcomes(first: Observation, { arms, chains, decide }: Repairs): readonly ArmOutcome[] {
  return arms.flatMap((arm) =>
    Array.from({ length: arm.rounds }, (_, i) => i + 1).flatMap((round): ArmOutcome[] => {
      const decision = decide(arm, first, round);
      const after = chains.after(arm.name, first, round);
      const withoutCode = chains.at(arm.name, first, round - 1)?.sample.code === null;
      if (decision === 'leave' && after === first && !withoutCode) return [];
      const { functional, security } = verdictOf(after);
      const pending = decision === 'repair' && !chains.at(arm.name, first, round);
      const repaired = after !== first;
      return [
        {
          ...{ arm: arm.name, round, decision, pending, repaired, withoutCode },
          ...{ functional, security },
        },
      ];
    }),
  );
}

/** What tables need of an answer: no texts. */
export function factRow(observation: Observation, repairs: Repairs | null = null): FactRow {
  const { sample, task, confidences } = observation;
  const { functional, security } = verdictOf(observation);
  const decided = decisions(observation);
  const arms = repairs === null ? [] : armOutcomes(observation, repairs);
  return {
    key: sample.key,
    task: task.id,
    cwe: task.cwe,
    language: task.language,
    benchmark: task.benchmark,
    kind: task.kind,
    model: sample.model,
    temperature: sample.temperature,
    index: sample.index,
    prompting: sample.prompting,
    ...{ functional, security },
    confidences: confidences.map((record) => ({
      method: record.method,
      target: record.target,
      value: record.value,
      missing: record.missing,
      ...(isAboutAnswer(record) && { aboutAnswer: true }),
    })),
    ...(decided.length > 0 && { gates: decided }),
    ...(arms.length > 0 && { arms }),
  };
}

const made = new WeakMap<object, Chosen>();

/** The answers of a study as the columns that all tables of what helps are computed from. */
export function chosenOf(
  observations: readonly Observation[],
  repairs: Repairs | null = null,
): Chosen {
  const known = made.get(repairs ?? observations);
  if (known !== undefined) return known;
  const models = [...new Set(observations.map(({ sample }) => sample.model))];
  const rows = byTask(observations.map((one) => factRow(one, repairs)));
  const chosen = allOf(factsOf(rows, models));
  made.set(repairs ?? observations, chosen);
  return chosen;
}
