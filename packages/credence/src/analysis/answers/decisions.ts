import type { GateDecision } from '@credence/viewer';
import { targets } from '../../core/verdict.ts';
import { saysOf } from '../../trust/evidence.ts';
import { gates } from '../../trust/gates/registry.ts';
import { evidenceOf } from './evidence-of.ts';
import type { StudyAnswers } from './study-answers.ts';

/** What the gates that have evidence on an answer would say of it, by its row. */
export function decisionsOf(answers: StudyAnswers): (row: number) => readonly GateDecision[] {
  const evidenceAt = evidenceOf(answers);
  return (row) => {
    const own = targets.map((target) => ({ target, evidence: evidenceAt(row, target) }));
    return gates.flatMap(({ id, needs, limits, apply }): GateDecision[] => {
      const told = own.filter(({ evidence }) => saysOf(evidence, needs));
      const [first] = told;
      if (first === undefined) return [];
      if (!limits) return [{ gate: id, turnedAway: apply(1, first.evidence).turnedAway }];
      const most = told.map(({ target, evidence }) => [target, apply(1, evidence).confidence]);
      return [{ gate: id, turnedAway: null, most: Object.fromEntries(most) }];
    });
  };
}
