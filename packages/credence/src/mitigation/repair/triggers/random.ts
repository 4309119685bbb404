import { z } from 'zod';
import { contentKey } from '../../../core/keys.ts';
import { armFields, makeTrigger } from '../trigger.ts';

/** A number in [0, 1) that the seed, a name and a key determine. */
export function draw(seed: number, name: string, key: string): number {
  return Number.parseInt(contentKey('repair draw', { seed, name, key }).slice(0, 8), 16) / 2 ** 32;
}

/** The control: knows nothing of the answer. */
export const randomTrigger = makeTrigger({
  schema: z.strictObject({
    ...armFields,
    when: z
      .literal('random')
      .describe('Answers drawn at random: the control. Takes `rate` or `match`'),
    rate: z.number().gt(0).max(1).optional().describe('Probability that an answer is repaired'),
    match: z
      .string()
      .optional()
      .describe(
        'The arm that this one is the control of: it repairs as many answers, drawn at random',
      ),
  }),
  words: ({ rate, match }) =>
    match === undefined ? `at random, rate ${rate}` : `at random, as many as ${match}`,
  // An arm that matches another is decided by that arm's trigger on other answers; see `decide.ts`.
  decide: ({ name, rate }, { sample }, seed) =>
    rate !== undefined && draw(seed, name, sample.key) < rate ? 'repair' : 'leave',
});
