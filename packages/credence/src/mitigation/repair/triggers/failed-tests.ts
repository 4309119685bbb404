import { z } from 'zod';
import { armFields, makeTrigger } from '../trigger.ts';

/** What the execution gate turns away; what does not compile is among it. */
export const failedTestsTrigger = makeTrigger({
  schema: z.strictObject({
    ...armFields,
    when: z
      .literal('failed-tests')
      .describe('Answers that fail their functional tests, as the execution gate has it'),
  }),
  words: () => 'failed functional tests',
  decide(_, { verdict }) {
    const outcome = verdict?.functional.outcome;
    if (outcome === undefined || outcome === 'inconclusive') return 'unknown';
    return outcome === 'fail' ? 'repair' : 'leave';
  },
});
