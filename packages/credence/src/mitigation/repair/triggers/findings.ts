import { z } from 'zod';
import { severities } from '../../../core/static-evidence.ts';
import { armFields, makeTrigger } from '../trigger.ts';

/** A static analyser complains; what fails the gates static-error and static-warning. */
export const findingsTrigger = makeTrigger({
  schema: z.strictObject({
    ...armFields,
    when: z
      .literal('findings')
      .describe('Answers in which a static analyser of the study finds something'),
    severity: z.enum(severities).default('warning').describe('The least grave that counts'),
  }),
  words: ({ severity }) => `static finding of severity ${severity} or above`,
  decide({ severity }, { evidence }) {
    const ran = evidence.filter(({ status }) => status !== 'crashed');
    if (ran.length === 0) return 'unknown';
    // Severities stand from the gravest down.
    const grave = severities.slice(0, severities.indexOf(severity) + 1);
    const found = ran.some(({ findings }) => findings.some((one) => grave.includes(one.severity)));
    return found ? 'repair' : 'leave';
  },
});
