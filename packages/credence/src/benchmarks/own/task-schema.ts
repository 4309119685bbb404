import { z } from 'zod';
import { difficulties, languages } from '../../core/task.ts';

const relativePath = z
  .string()
  .regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$)).+$/, 'Expected a path below the folder of the task');

const command = z
  .array(z.string().min(1))
  .min(1)
  .describe('A program and its arguments; no shell reads it');

const pattern = z.string().refine((text) => {
  try {
    return new RegExp(text, 'm') instanceof RegExp;
  } catch {
    return false;
  }
}, 'Expected a regular expression of JavaScript');

/** How a command ended. All that is said has to be so. */
export const outcomeSchema = z
  .strictObject({
    exit: z
      .union([z.number().int().min(0).max(255), z.array(z.number().int().min(0).max(255)).min(1)])
      .optional()
      .describe('Exit code, or several of them'),
    output: pattern
      .optional()
      .describe('Regular expression that stdout or stderr matches, line by line'),
  })
  .refine(({ exit, output }) => exit !== undefined || output !== undefined, {
    message: 'Say exit, output, or both',
  });

export type Outcome = z.output<typeof outcomeSchema>;

export const referenceKinds = ['secure', 'insecure', 'stub', 'crasher'] as const;

const tests = z.strictObject({
  apart: z
    .boolean()
    .default(false)
    .describe(
      'Tests run in a sandbox of their own and start the answer in another, as the program named in CREDENCE_ANSWER: an answer cannot forge what they say',
    ),
  files: relativePath
    .optional()
    .describe('Folder of the tests; with apart, the answer sees nothing of it'),
  build: z
    .union([z.literal('program'), command])
    .optional()
    .describe(
      'How the answer is compiled: as Credence compiles programs of the language, or by a command that leaves its work in /box/out',
    ),
  run: command
    .optional()
    .describe(
      'With apart, what starts the answer; @answer stands for its file, @built for what was compiled. As the language starts programs when left out',
    ),
  functional: z.strictObject({
    command,
    pass: outcomeSchema.default({ exit: 0 }).describe('When the answer works; else it fails'),
  }),
  security: z
    .strictObject({
      command,
      secure: outcomeSchema.default({ exit: 0 }).describe('When the attacks failed'),
      vulnerable: outcomeSchema
        .default({ exit: 1 })
        .describe('When an attack succeeded; what is neither is inconclusive'),
      timeout: z
        .enum(['inconclusive', 'vulnerable'])
        .default('inconclusive')
        .describe('What it means when the time is used up'),
    })
    .describe('Run in a fresh folder, after the functional test'),
});

/** A task of a user's own: `task.yaml`, or a line of a JSONL file. */
export const ownTaskSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[\w.-]+$/, 'Expected letters, digits, points, hyphens and underscores')
    .optional()
    .describe('Tells tasks of a language apart; the name of the folder when left out'),
  title: z.string().min(1).optional().describe('What the task is about, in a few words'),
  language: z.enum(languages),
  cwe: z
    .string()
    .regex(/^CWE-\d+$/, 'Expected a weakness as CWE-89')
    .describe('The weakness that the task invites, as CWE-89'),
  difficulty: z.enum(difficulties).default('medium'),
  prompt: z.string().min(1).optional().describe('What the model is asked'),
  promptFile: relativePath.optional().describe('The file with it, in the place of prompt'),
  hint: z.string().min(10).optional().describe('What a colleague would add about security'),
  answer: relativePath.describe('File that the answer is written to, in the folder /box'),
  files: relativePath.optional().describe('Folder of files that stand beside the answer'),
  masked: z
    .boolean()
    .default(false)
    .describe(
      'The answer goes into its file among files, verbatim, in the place of what stands between the lines with credence:begin and credence:end',
    ),
  context: z
    .array(relativePath)
    .default([])
    .describe('With masked, files that the model is shown beside the masked one'),
  tests,
  needs: z
    .array(
      z.strictObject({
        name: z.string().min(1).describe('As its users know it'),
        probe: command.describe('Succeeds in the sandbox where it is there'),
        remedy: z.string().min(1).describe('How to get it'),
        library: z
          .strictObject({
            name: z.string().regex(/^[\w.-]+$/),
            folder: z.string().min(1),
          })
          .optional()
          .describe('A folder that commands may read, as @libraries/NAME'),
      }),
    )
    .default([])
    .describe('What must be there; where it is not, the task is skipped'),
  references: z
    .array(
      z
        .strictObject({
          kind: z.enum(referenceKinds),
          file: relativePath.optional(),
          code: z.string().optional(),
        })
        .refine(({ file, code }) => (file === undefined) !== (code === undefined), {
          message: 'Give file or code',
        }),
    )
    .default([])
    .describe('Known answers, by which credence audit sees whether the tests tell them apart'),
  limits: z
    .strictObject({
      deadlineMs: z.number().int().min(100).max(600_000).optional(),
      memoryMb: z.number().int().min(32).max(2_048).optional(),
    })
    .default({})
    .describe('For the whole verdict'),
});

export type OwnTask = z.output<typeof ownTaskSchema>;
