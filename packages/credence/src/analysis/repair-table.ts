import type { RepairArmInWords, RepairRow, RepairTable } from '@credence/viewer';
import { type Chosen, type RepairHead, repairEffects } from '@credence/viewer/helps';
import { lazily } from '@credence/viewer/measure';
import { Chains } from '../mitigation/repair/chains.ts';
import { findFeedback } from '../mitigation/repair/feedback/registry.ts';
import { type RepairArm, triggerInWords } from '../mitigation/repair/registry.ts';
import type { StudyConfig } from '../study/config.ts';
import type { Observed } from '../study/observe.ts';
import { studyDecider } from '../study/study-decider.ts';
import type { Repairs } from './arm-facts.ts';
import { bootstrapOptions } from './estimates.ts';
import type { Observation } from './observations.ts';
import { controlOf, whyNoControl } from './repair-control.ts';
import { repairCost } from './repair-cost.ts';
import { pairsOf } from './repair-pairs.ts';
import { repairedCalibration } from './repair-scores.ts';

const how =
  'Before is the first answer, after the one that stands after the round: the repaired answer, ' +
  'better or worse, or the first where the arm did not repair it. Fixed, introduced, regressed and ' +
  'mended are counted over the repaired answers; secure-and-functional, calibration and False ' +
  'Trust over all first answers with a known outcome. Intervals: percentile cluster bootstrap by ' +
  `task, ${bootstrapOptions.resamples} resamples, seed ${bootstrapOptions.seed}; tests: ` +
  `permutation by task, ${bootstrapOptions.resamples} swaps, Holm over the arms of a model, kind of ` +
  'benchmark and round. Changes of ECE are on the bins of both together.';

/**
 * Why a study's arms did what they did, and the answers that they gave back; `null` for a study without.
 * @param tasks how many tasks the study asks about
 */
export function repairsOf(
  { first, repaired }: Observed,
  config: StudyConfig,
  tasks: number,
): Repairs | null {
  if (config.repair === undefined) return null;
  const chains = new Chains(repaired);
  return {
    arms: config.repair,
    chains,
    decide: studyDecider(config, tasks, first, chains),
  };
}

const headOf = (arms: readonly RepairArm[]): RepairHead => ({
  how,
  arms: arms.map((arm) => inWords(arm, arms)),
});

/**
 * What did repair bring? Rows are computed when they are looked at, but
 * for calibration and cost with the functions that the page uses.
 * @param chosen the first answers as columns, with what the arms did
 */
export function repairTable(
  first: readonly Observation[],
  config: StudyConfig,
  repairs: Repairs,
  chosen: Chosen,
): RepairTable {
  const head = headOf(repairs.arms);
  return lazily<RepairTable>({
    how: () => head.how,
    arms: () => head.arms,
    rows: () => rowsOf(first, chosen, head, repairs, config),
  });
}

function rowsOf(
  answers: readonly Observation[],
  chosen: Chosen,
  head: RepairHead,
  repairs: Repairs,
  { confidence, falseTrustThreshold }: StudyConfig,
): readonly RepairRow[] {
  const cells = new Map<string, Observation[]>();
  for (const answer of answers) {
    const key = `${answer.task.kind} ${answer.sample.model}`;
    cells.set(key, cells.get(key) ?? []);
    cells.get(key)?.push(answer);
  }
  return repairEffects(chosen, head).map((effect) => {
    const { arm, round, model, kind } = effect;
    const first = cells.get(`${kind} ${model}`) ?? [];
    const pairs = pairsOf(first, repairs.chains, arm, round);
    return {
      ...effect,
      calibration: repairedCalibration(pairs, confidence, falseTrustThreshold),
      cost: repairCost(first, repairs.chains, arm, round),
    };
  });
}

function inWords(arm: RepairArm, arms: readonly RepairArm[]): RepairArmInWords {
  const control = controlOf(arm, arms);
  return {
    arm: arm.name,
    trigger: triggerInWords(arm),
    feedback: findFeedback(arm.feedback).description,
    rounds: arm.rounds,
    control: control?.name ?? null,
    matched: control?.when === 'random' && control.match !== undefined,
    why: whyNoControl(arm, arms),
  };
}
