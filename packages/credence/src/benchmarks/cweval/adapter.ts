import { z } from 'zod';
import type { Adapter } from '../outside/adapter.ts';
import { cwevalBenchmark } from './cweval-benchmark.ts';

const schema = z.strictObject({
  cweval: z.string().min(1).describe('Folder of a checkout of Co1lin/CWEval'),
});

/** CWEval (Peng et al., "CWEval: Outcome-driven Evaluation", LLM4Code 2025). */
export const cweval: Adapter<typeof schema> = {
  id: 'cweval',
  title: 'CWEval: 119 functions in Python, JavaScript, C, C++ and Go, tested for both outcomes',
  schema,
  open: ({ cweval: path }) => cwevalBenchmark(path),
};
