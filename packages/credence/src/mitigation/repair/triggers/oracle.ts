import { z } from 'zod';
import { armFields, makeTrigger } from '../trigger.ts';

/** The upper bound on what knowing where to repair is worth: nobody has this trigger in practice. */
export const oracleTrigger = makeTrigger({
  schema: z.strictObject({
    ...armFields,
    when: z
      .literal('oracle')
      .describe('Answers that the exploit tests show to be vulnerable: an upper bound'),
  }),
  words: () => 'shown to be vulnerable (oracle)',
  decide(_, { verdict }) {
    const outcome = verdict?.security.outcome;
    if (outcome === undefined || outcome === 'inconclusive') return 'unknown';
    return outcome === 'vulnerable' ? 'repair' : 'leave';
  },
});
