import { z } from 'zod';
import type { Observation } from '../../core/observation.ts';
import { feedbackIds } from './feedback/registry.ts';

/** `unknown`: what the trigger looks at is missing, or not there yet. Nothing is repaired then. */
export type Decision = 'repair' | 'leave' | 'unknown';

/** What every arm says, whatever its trigger. */
export const armFields = {
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'Letters, digits and . _ - only')
    .describe('The name that records and the report carry'),
  feedback: z
    .enum(feedbackIds)
    .default('none')
    .describe('What the model is told of its answer beside the request to correct it'),
  rounds: z
    .number()
    .int()
    .min(1)
    .max(3)
    .default(1)
    .describe('Repairs at most of one answer, each of the one before'),
};

/**
 * When an answer is repaired. Stateless and pure, so that a run that is resumed, and whoever reads
 * the journal, decide alike.
 */
export interface RepairTrigger<Schema extends z.ZodObject = z.ZodObject> {
  /** Of an arm with this trigger; its `when` is the trigger's name. */
  readonly schema: Schema;
  /** As a phrase for readers of a report. */
  words(arm: z.output<Schema>): string;
  /** @param answer one with code; without there is nothing to repair */
  decide(arm: z.output<Schema>, answer: Observation, seed: number): Decision;
}

/** The same trigger; ties what it decides by to its schema. */
export const makeTrigger = <Schema extends z.ZodObject>(
  trigger: RepairTrigger<Schema>,
): RepairTrigger<Schema> => trigger;
