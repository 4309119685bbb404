import { z } from 'zod';
import { difficulties } from '../core/task.ts';

/** `task.yaml` of a task of our own; the rest of a task is in the files beside it. */
export const taskFileSchema = z.strictObject({
  title: z.string().min(3).describe('What the task is about, in a few words'),
  cwe: z
    .string()
    .regex(/^CWE-\d+$/)
    .describe('The weakness that the task invites, as CWE-89'),
  difficulty: z.enum(difficulties),
  hint: z
    .string()
    .min(10)
    .optional()
    .describe('What a colleague would add about security; a factor of studies, not of the prompt'),
  answer: z
    .string()
    .regex(/^([\w-]+\/)*[\w-]+(\.[\w-]+)*$/, 'Expected the name of a file')
    .describe('File that the answer is written to; in a project, the one with the hole'),
  context: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Files of the project that a model is shown beside the masked one'),
  limits: z
    .strictObject({
      deadlineMs: z.number().int().min(100).max(60_000).optional(),
      memoryMb: z.number().int().min(32).max(2_048).optional(),
    })
    .default({}),
});

export type TaskAbout = z.output<typeof taskFileSchema>;
