import type { RepairArmInWords, RepairRow, RepairTable } from '@credence/viewer';
import { Chains } from '../mitigation/repair/chains.ts';
import type { Decide } from '../mitigation/repair/decide.ts';
import { findFeedback } from '../mitigation/repair/feedback/registry.ts';
import { type RepairArm, triggerInWords } from '../mitigation/repair/registry.ts';
import type { StudyConfig } from '../study/config.ts';
import type { Observed } from '../study/observe.ts';
import { studyDecider } from '../study/study-decider.ts';
import { bootstrapOptions } from './estimates.ts';
import type { Observation } from './observations.ts';
import { adjustForArms, controlOf, versusControl, whyNoControl } from './repair-control.ts';
import { repairCost } from './repair-cost.ts';
import { countChanged, repairedJoint } from './repair-outcomes.ts';
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

interface Question {
  readonly arms: readonly RepairArm[];
  readonly methods: readonly string[];
  readonly threshold: number;
  readonly chains: Chains;
  readonly decide: Decide;
}

/** The answers of one model to the benchmarks of one kind. */
interface Cell {
  readonly model: string;
  readonly kind: RepairRow['kind'];
  readonly first: readonly Observation[];
}

/**
 * What did repair bring? `null` for a study without it.
 * @param tasks how many tasks the study asks about
 */
export function repairTable(
  { first, repaired }: Observed,
  config: StudyConfig,
  tasks: number,
): RepairTable | null {
  const arms = config.repair;
  if (arms === undefined) return null;
  const chains = new Chains(repaired);
  const question: Question = {
    arms,
    methods: config.confidence,
    threshold: config.falseTrustThreshold,
    chains,
    decide: studyDecider(config, tasks, first, chains),
  };
  const rounds = Array.from(
    { length: Math.max(...arms.map((arm) => arm.rounds)) },
    (_, i) => i + 1,
  );
  const rows = cellsOf(first).flatMap((cell) =>
    rounds.flatMap((round) =>
      adjustForArms(
        arms.filter((arm) => arm.rounds >= round).map((arm) => row(cell, arm, round, question)),
      ),
    ),
  );
  return { how, arms: arms.map((arm) => inWords(arm, arms)), rows };
}

function inWords(arm: RepairArm, arms: readonly RepairArm[]): RepairArmInWords {
  return {
    arm: arm.name,
    trigger: triggerInWords(arm),
    feedback: findFeedback(arm.feedback).description,
    rounds: arm.rounds,
    control: controlOf(arm, arms)?.name ?? null,
    why: whyNoControl(arm, arms),
  };
}

function cellsOf(first: readonly Observation[]): readonly Cell[] {
  const cells = new Map<string, Observation[]>();
  for (const answer of first) {
    const key = JSON.stringify([answer.sample.model, answer.task.kind]);
    const cell = cells.get(key);
    if (cell) cell.push(answer);
    else cells.set(key, [answer]);
  }
  return [...cells.values()].flatMap((members) => {
    const [one] = members;
    return one ? [{ model: one.sample.model, kind: one.task.kind, first: members }] : [];
  });
}

function row(
  { model, kind, first }: Cell,
  arm: RepairArm,
  round: number,
  { arms, methods, threshold, chains, decide }: Question,
): RepairRow {
  const pairs = pairsOf(first, chains, arm.name, round);
  const decisions = first.map((answer) => ({ answer, decision: decide(arm, answer, round) }));
  const decided = (wanted: string) => decisions.filter(({ decision }) => decision === wanted);
  const triggered = decided('repair');
  const there = triggered.filter(({ answer }) => chains.at(arm.name, answer, round));
  const repaired = pairs.filter((pair) => pair.repaired).length;
  const control = controlOf(arm, arms);
  const comparable = control !== null && repaired > 0;
  return {
    arm: arm.name,
    round,
    model,
    kind,
    answers: first.length,
    tasks: new Set(first.map(({ task }) => task.id)).size,
    triggered: triggered.length,
    pending: triggered.length - there.length,
    repaired,
    undecided: decided('unknown').length,
    withoutCode: first.filter(
      (answer) => chains.at(arm.name, answer, round - 1)?.sample.code === null,
    ).length,
    fixed: countChanged(pairs, 'security', 0),
    introduced: countChanged(pairs, 'security', 1),
    regressed: countChanged(pairs, 'functional', 1),
    mended: countChanged(pairs, 'functional', 0),
    joint: repairedJoint(pairs),
    calibration: repairedCalibration(pairs, methods, threshold),
    cost: repairCost(first, chains, arm.name, round),
    versusControl: comparable
      ? versusControl(pairs, pairsOf(first, chains, control.name, round), control)
      : null,
    why: repaired === 0 ? nothingRepaired(triggered.length) : whyNoControl(arm, arms),
  };
}

function nothingRepaired(triggered: number): string {
  return triggered === 0
    ? 'no answer was repaired: the trigger never fired'
    : 'no answer was repaired yet';
}
