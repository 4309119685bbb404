import { holm, meanOutcomeStatistic, pairedDifference } from '@credence/calibration';
import type { RepairRow, RepairVersusControl } from '@credence/viewer';
import type { RepairArm } from '../mitigation/repair/registry.ts';
import { bootstrapOptions } from './estimates.ts';
import { outcomeOf } from './observations.ts';
import { asPoints, differenceEstimate } from './repair-estimates.ts';
import type { Pair } from './repair-pairs.ts';

/**
 * The random arm that an arm is compared with: the one that matches it, else one that differs from it
 * in nothing but the trigger.
 */
export function controlOf(arm: RepairArm, arms: readonly RepairArm[]): RepairArm | null {
  if (arm.when === 'random') return null;
  const controls = arms.filter((other) => other.when === 'random');
  return (
    controls.find((control) => control.match === arm.name) ??
    controls.find(
      ({ match, feedback, rounds }) =>
        match === undefined && feedback === arm.feedback && rounds === arm.rounds,
    ) ??
    null
  );
}

export function whyNoControl(arm: RepairArm, arms: readonly RepairArm[]): string | null {
  if (arm.when === 'random') return 'a control itself';
  return controlOf(arm, arms) === null
    ? 'the study has no random arm with the same feedback and rounds'
    : null;
}

const share = (pairs: readonly Pair[]) =>
  pairs.filter(({ repaired }) => repaired).length / pairs.length;

/** An arm against its control after a round; both have the same first answers in the same order. */
export function versusControl(
  inArm: readonly Pair[],
  inControl: readonly Pair[],
  control: RepairArm,
): RepairVersusControl {
  const known = inArm.flatMap(({ after, before }, i) => {
    const other = inControl[i];
    const arm = outcomeOf(after, 'joint');
    const against = other ? outcomeOf(other.after, 'joint') : null;
    return arm === null || against === null ? [] : [{ task: before.task.id, arm, against }];
  });
  const groups = known.map(({ task }) => task);
  const joint = { joint: meanOutcomeStatistic };
  const result = pairedDifference(
    asPoints({ y: known.map(({ arm }) => arm), groups }),
    asPoints({ y: known.map(({ against }) => against), groups }),
    joint,
    bootstrapOptions,
  ).joint;
  return {
    control: control.name,
    matched: control.when === 'random' && control.match !== undefined,
    repairedShare: { arm: share(inArm), control: share(inControl) },
    n: known.length,
    tasks: new Set(groups).size,
    difference: differenceEstimate(result),
    p: result.p,
    adjustedP: null,
  };
}

/** Holm's correction over the arms of one model, kind and round. */
export function adjustForArms(rows: readonly RepairRow[]): readonly RepairRow[] {
  const tested = rows.flatMap((row) => (row.versusControl?.p == null ? [] : [row]));
  const adjusted = holm(tested.map((row) => row.versusControl?.p ?? 1));
  return rows.map((row) => {
    const { versusControl } = row;
    const place = tested.indexOf(row);
    if (!versusControl || place < 0) return row;
    return { ...row, versusControl: { ...versusControl, adjustedP: adjusted[place] ?? null } };
  });
}
