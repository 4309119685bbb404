import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { languages } from '../core/task.ts';
import { readAuditManifest } from './audit-manifest.ts';
import type { Benchmark } from './benchmark.ts';
import { loadTask, type TaskOrigin } from './load-task.ts';

async function subfolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** A benchmark in our own format: a folder a language, in it a folder a task. */
export function folderBenchmark(
  origin: TaskOrigin,
  description: string,
  folder: string,
): Benchmark {
  return {
    id: origin.id,
    description,
    folder,
    audit: () => readAuditManifest(folder),
    async load() {
      const present = await subfolders(folder);
      const tasks = languages
        .filter((language) => present.includes(language))
        .map(async (language) => {
          const names = await subfolders(join(folder, language));
          return Promise.all(
            names.map((name) => loadTask(join(folder, language, name), origin, language)),
          );
        });
      return (await Promise.all(tasks)).flat();
    },
  };
}
