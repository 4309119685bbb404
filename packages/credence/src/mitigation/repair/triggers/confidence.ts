import { z } from 'zod';
import { confidenceOf } from '../../../confidence/confidence-of.ts';
import { confidenceMethodIds } from '../../../confidence/registry.ts';
import { targets } from '../../../core/verdict.ts';
import { armFields, makeTrigger } from '../trigger.ts';

const methods = z.enum(confidenceMethodIds as [string, ...string[]]);

/** The model itself is not sure: calibration-guided repair proper. */
export const confidenceTrigger = makeTrigger({
  schema: z.strictObject({
    ...armFields,
    when: z.literal('confidence').describe('Answers that the model is not sure of'),
    method: methods.describe('The confidence method to go by; one of the study'),
    target: z.enum(targets).default('security').describe('What the model is to be sure of'),
    below: z.number().gt(0).max(1).describe('Repair below this confidence'),
  }),
  words: ({ method, target, below }) => `${target} confidence (${method}) below ${below}`,
  decide({ method, target, below }, answer) {
    const confidence = confidenceOf(answer, method, target);
    if (confidence === null) return 'unknown';
    return confidence < below ? 'repair' : 'leave';
  },
});
