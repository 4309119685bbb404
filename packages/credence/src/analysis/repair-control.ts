import type { RepairArm } from '../mitigation/repair/registry.ts';

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
