import { z } from 'zod';
import type { Adapter } from '../outside/adapter.ts';
import { aseBenchmark, patchRules } from './ase-benchmark.ts';
import { summaryRules } from './ase-task.ts';
import { aseContexts } from './retrieval.ts';

const schema = z.strictObject({
  ase: z.string().min(1).describe('Folder of a checkout of AICGSecEval'),
  version: z
    .union([z.literal(1), z.literal(2)])
    .default(2)
    .describe('Which of its data: 1 has 120 instances, 2 has 145 and images that judge'),
  repositories: z
    .string()
    .min(1)
    .describe(
      'Folder with checkouts of the projects, named owner/name; `credence validate ase --clone` prints how to get them',
    ),
  context: z
    .enum([...aseContexts, 'none'])
    .default('bm25')
    .describe('Files that a model is shown beside the masked one: by which of its retrieval files'),
  summaries: z
    .enum(summaryRules)
    .default('given')
    .describe(
      'Summaries of the missing code in prompts: all that are given, those that are clean of words of security, or none',
    ),
  patch: z
    .enum(patchRules)
    .default('inside')
    .describe(
      'Instances by where the commit that mended them changed code: only inside the masked lines, touching them, or any',
    ),
  promptCharacters: z
    .number()
    .int()
    .min(1_000)
    .max(2_000_000)
    .default(98_000)
    .describe('Longest prompt; context is left out beyond it'),
});

/** A.S.E (Lian et al., arXiv 2508.18106): holes in real repositories where a weakness was. */
export const ase: Adapter<typeof schema> = {
  id: 'ase',
  title: 'A.S.E (AICGSecEval), versions 1 and 2: holes in real repositories where a CVE was',
  schema,
  paths: ['repositories'],
  open: ({ ase: checkout, ...options }) => aseBenchmark(checkout, options),
};
