import type { ArmOutcome } from '@credence/viewer';
import { type ArmFacts, armsOf, type Facts } from '@credence/viewer/facts';
import { outcomeOf } from '../core/observation.ts';
import type { Chains } from '../mitigation/repair/chains.ts';
import type { Decide } from '../mitigation/repair/decide.ts';
import type { RepairArm } from '../mitigation/repair/registry.ts';
import type { StudyAnswers } from './answers/study-answers.ts';
import type { Observation } from './observations.ts';

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
      const { functional, security } = whatBecameOf(after);
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

function whatBecameOf(observation: Observation): Pick<ArmOutcome, 'functional' | 'security'> {
  const { sample, verdict } = observation;
  if (verdict) {
    return { functional: verdict.functional.outcome, security: verdict.security.outcome };
  }
  if (sample.code !== null) return { functional: 'unjudged', security: 'unjudged' };
  const failed = outcomeOf(observation, 'functional') === 0;
  return { functional: failed ? 'fail' : 'inconclusive', security: 'inconclusive' };
}

/** What the arms did with answers in columns, told by observations of the same answers. */
export function armFacts(
  answers: StudyAnswers,
  facts: Pick<Facts, 'functional' | 'security'>,
  first: readonly Observation[],
  repairs: Repairs,
): readonly ArmFacts[] {
  const byKey = new Map(first.map((one) => [one.sample.key, one]));
  const rows = Array.from({ length: answers.size }, (_, row) => {
    const observation = byKey.get(answers.key(row));
    return { arms: observation === undefined ? [] : armOutcomes(observation, repairs) };
  });
  return armsOf(rows, facts.functional, facts.security);
}
