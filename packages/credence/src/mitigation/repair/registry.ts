import { z } from 'zod';
import type { Observation } from '../../core/observation.ts';
import type { Decision, RepairTrigger } from './trigger.ts';
import { confidenceTrigger } from './triggers/confidence.ts';
import { failedTestsTrigger } from './triggers/failed-tests.ts';
import { findingsTrigger } from './triggers/findings.ts';
import { oracleTrigger } from './triggers/oracle.ts';
import { randomTrigger } from './triggers/random.ts';

/** Adding a trigger is one file and one entry here. */
const triggers = [
  confidenceTrigger,
  findingsTrigger,
  failedTestsTrigger,
  randomTrigger,
  oracleTrigger,
] as const;

type SchemasOf<T extends readonly { readonly schema: z.ZodObject }[]> = {
  -readonly [I in keyof T]: T[I]['schema'];
};

/** One arm of a study of repair: when answers are repaired, and what the model is told then. */
export const repairArmSchema = z.discriminatedUnion(
  'when',
  triggers.map(({ schema }) => schema) as unknown as SchemasOf<typeof triggers>,
);

export type RepairArm = z.output<typeof repairArmSchema>;

function triggerOf(arm: RepairArm): RepairTrigger {
  const found = triggers.find(({ schema }) => schema.shape.when.value === arm.when);
  if (!found) throw new RangeError(`No trigger is called ${arm.when}`);
  return found as unknown as RepairTrigger;
}

/** When an arm repairs, as a phrase for readers. */
export const triggerInWords = (arm: RepairArm): string => triggerOf(arm).words(arm);

/** Whether an arm's trigger wants an answer repaired. Arms that match another are not decided here. */
export function triggered(arm: RepairArm, answer: Observation, seed: number): Decision {
  return triggerOf(arm).decide(arm, answer, seed);
}
