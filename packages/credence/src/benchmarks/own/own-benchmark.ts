import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readAuditManifest } from '../audit-manifest.ts';
import type { Benchmark } from '../benchmark.ts';
import { sourceOf } from '../outside/source.ts';
import { benchmarkName, readOwnTasks } from './read-tasks.ts';
import { toTask } from './to-task.ts';

/** @param path a JSONL file, or a folder of folders with `task.yaml` */
export function ownBenchmark(path: string): Benchmark {
  const id = benchmarkName(path);
  const load = async () => {
    const written = await readOwnTasks(path);
    return Promise.all(written.map((one) => toTask(one, id)));
  };
  // Beside a file, below a folder; the names keep the two apart.
  const folder = join(path.endsWith('.jsonl') ? dirname(path) : path, '.credence');
  return {
    id,
    description: 'Tasks of your own, judged by commands',
    folder,
    load,
    audit: () => readAuditManifest(folder),
    async source() {
      const tasks = await load();
      const folderOf = (await stat(path)).isDirectory() ? path : dirname(path);
      return sourceOf(
        folderOf,
        tasks.map(({ id: task, hash }) => ({ path: task, content: hash })),
      );
    },
  };
}
