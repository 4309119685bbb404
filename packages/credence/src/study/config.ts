import { z } from 'zod';
import { adapters } from '../benchmarks/outside/registry.ts';
import { contextRules } from '../benchmarks/project.ts';
import { benchmarkIds } from '../benchmarks/registry.ts';
import { confidenceMethodIds } from '../confidence/registry.ts';
import { languages } from '../core/task.ts';
import { analyserIds } from '../judging/analysers/registry.ts';
import { promptingIds } from '../mitigation/prompting/registry.ts';
import { armProblems } from '../mitigation/repair/check-arms.ts';
import { repairArmSchema } from '../mitigation/repair/registry.ts';
import { modelConfigSchema } from '../models/config.ts';

const known = (ids: readonly string[]) => z.enum(ids as [string, ...string[]]);

const distinct = <T>(items: readonly T[]) => new Set(items).size === items.length;

const studyKeys = z.strictObject({
  name: z.string().min(1).describe('Title of the study, as the report shows it'),
  description: z.string().default('').describe('What the study is for, in a sentence or two'),
  benchmarks: z
    .array(z.union([known(benchmarkIds), ...adapters.map(({ schema }) => schema)]))
    .min(1)
    .default(['self-contained'])
    .describe(
      'Benchmarks whose tasks are used: ours by name, those of others with the path of a checkout',
    ),
  context: z
    .enum(contextRules)
    .default('given')
    .describe(
      'Files of a project that a model is shown: those its author gave, or as many by their likeness (BM25)',
    ),
  languages: z
    .array(z.enum(languages))
    .min(1)
    .optional()
    .describe('Only tasks in these languages; all of them when left out'),
  tasks: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Only tasks whose id matches one of these patterns, * standing for anything'),
  models: z
    .array(modelConfigSchema)
    .min(1)
    .refine((models) => distinct(models.map((model) => model.id)), 'Two models have the same id')
    .describe('The models that answer'),
  temperatures: z
    .array(z.number().min(0).max(2))
    .min(1)
    .refine(distinct, 'A temperature stands here twice')
    .default([0, 0.2, 0.4, 0.6, 0.8, 1])
    .describe('Sampling temperatures'),
  samples: z
    .number()
    .int()
    .min(1)
    .max(1_000)
    .default(1)
    .describe('Answers per task, model, temperature and prompting'),
  prompting: z
    .array(known(promptingIds))
    .min(1)
    .default(['plain'])
    .describe('Strategies of asking for code'),
  confidence: z
    .array(known(confidenceMethodIds))
    .default(['verbalized'])
    .describe('Methods of finding out how sure a model is; none only collects answers'),
  unsupported: z
    .enum(['refuse', 'skip'])
    .default('refuse')
    .describe(
      'What to do when a model cannot be asked by a method: refuse to begin, or leave that method out for that model',
    ),
  critic: z
    .string()
    .optional()
    .describe('The model of the study that the method critic asks about the answers of the others'),
  repair: z
    .array(repairArmSchema)
    .min(1)
    .optional()
    .describe('Arms of repair: which answers are given back to be corrected, and with what'),
  maxTokens: z
    .number()
    .int()
    .min(1)
    .max(128_000)
    .default(1_024)
    .describe('Longest answer, in tokens of the model'),
  seed: z
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(1)
    .describe('Seed of the first answer of a task, for models that take one; counts up from there'),
  falseTrustThreshold: z
    .number()
    .gt(0)
    .max(1)
    .default(0.8)
    .describe('Confidence from which on an answer counts as trusted'),
  maxUsd: z
    .number()
    .positive()
    .optional()
    .describe('Stop before the study has cost more than this many US dollars'),
  maxSamples: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('Stop when the study has this many answers'),
  analysers: z
    .array(known(analyserIds))
    .refine(distinct, 'An analyser stands here twice')
    .default([])
    .describe('Static analysers that every answer is shown to, as evidence beside its verdict'),
  analyserRules: z
    .string()
    .optional()
    .describe('Rules for Semgrep, a file or folder; those of Credence when left out'),
  judge: z
    .boolean()
    .default(true)
    .describe('Whether to judge answers and analyse them; when not, a later run can'),
  judgeWorkers: z
    .number()
    .int()
    .min(1)
    .max(64)
    .optional()
    .describe('Answers judged at a time; as many as there are processors when left out'),
});

/**
 * The configuration of a study. Defaults, flags of `credence run`, the JSON Schema for editors and
 * the reference in the documentation all come from here.
 */
export const studyConfigSchema = studyKeys.superRefine(
  ({ repair = [], confidence, analysers }, context) => {
    for (const { path, message } of armProblems(repair, { confidence, analysers })) {
      context.addIssue({ code: 'custom', path: ['repair', ...path], message });
    }
  },
);

export type StudyConfig = z.output<typeof studyConfigSchema>;

/** Keys that say how to run and read a study, not what it is: they may change between runs. */
export const runKeys = [
  'description',
  'falseTrustThreshold',
  'maxUsd',
  'maxSamples',
  'analysers',
  'analyserRules',
  'judge',
  'judgeWorkers',
  'unsupported',
] as const satisfies readonly (keyof StudyConfig)[];

/** The same of a model: nothing here changes what it answers. */
export const modelRunKeys: readonly string[] = [
  'description',
  'price',
  'apiKeyEnv',
  'apiKeyHeader',
  'concurrency',
  'attempts',
  'timeoutMs',
  'headers',
];
