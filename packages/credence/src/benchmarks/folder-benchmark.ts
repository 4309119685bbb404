import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../core/task.ts';
import { readAuditManifest } from './audit-manifest.ts';
import type { Benchmark } from './benchmark.ts';
import { loadTask, type TaskOrigin } from './load-task.ts';

function subfolders(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
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
      const present = subfolders(folder);
      return languages
        .filter((language) => present.includes(language))
        .flatMap((language) =>
          subfolders(join(folder, language)).map((name) =>
            loadTask(join(folder, language, name), origin, language),
          ),
        );
    },
  };
}
