import { z } from 'zod';
import type { Adapter } from '../outside/adapter.ts';
import { ownBenchmark } from './own-benchmark.ts';

const schema = z.strictObject({
  own: z
    .string()
    .min(1)
    .describe(
      'Tasks of your own: a JSONL file, or a folder with a folder a task and task.yaml in it',
    ),
});

/** A user's own tasks with commands for tests. */
export const own: Adapter<typeof schema> = {
  id: 'own',
  title: 'Tasks of your own, judged by commands',
  schema,
  open: ({ own: path }) => ownBenchmark(path),
};
