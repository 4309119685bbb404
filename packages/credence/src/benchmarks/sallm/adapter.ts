import { z } from 'zod';
import type { Adapter } from '../outside/adapter.ts';
import { sallmModes } from './mode.ts';
import { sallmBenchmark } from './sallm-benchmark.ts';

const schema = z.strictObject({
  sallm: z.string().min(1).describe('Folder of a checkout of s2e-lab/SALLM'),
  mode: z
    .enum(sallmModes)
    .default('sound')
    .describe(
      'sound: every test in a process of its own, with the files it needs; as-published: as its recorded results came about, to validate this program and not for science',
    ),
});

/** SALLM (Siddiq et al., "SALLM: Security Assessment of Generated Code", ASE Workshops 2024). */
export const sallm: Adapter<typeof schema> = {
  id: 'sallm',
  title: 'SALLM: 93 self-contained Python tasks with a functional and a security test each',
  schema,
  open: ({ sallm: path, mode }) => sallmBenchmark(path, mode),
};
