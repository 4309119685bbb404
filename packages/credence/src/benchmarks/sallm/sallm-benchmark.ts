import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../core/data-folder.ts';
import { readAuditManifest } from '../audit-manifest.ts';
import type { Benchmark } from '../benchmark.ts';
import { sourceOf } from '../outside/source.ts';
import { dataset, hasTests, readRows } from './dataset.ts';
import { readAny } from './fixtures.ts';
import { loadSallmTask } from './load-task.ts';
import { type SallmMode, sallmId } from './mode.ts';

const descriptions: Readonly<Record<SallmMode, string>> = {
  sound: 'SALLM: Python functions and small web applications, one weakness each',
  'as-published':
    'SALLM as its recorded results came about, without the files that its tests need: validates this program, no measure of a model',
};

const asset = (name: string) =>
  readFile(join(packageRoot, 'assets', 'outside', 'sallm', name), 'utf8');

/** A benchmark whose tasks are those of the checkout that have tests. */
export function sallmBenchmark(checkout: string, mode: SallmMode): Benchmark {
  const id = sallmId(mode);
  const folder = join(checkout, '.credence', id);
  const load = async () => {
    const harness = { checks: await asset('checks.mjs'), driver: await asset('driver.py') };
    const rows = (await readRows(checkout)).filter((row) => hasTests(checkout, row));
    return Promise.all(rows.map((row) => loadSallmTask(checkout, row, mode, harness)));
  };
  return {
    id,
    description: descriptions[mode],
    folder,
    load,
    audit: () => readAuditManifest(folder),
    async source() {
      const files = (await load()).flatMap(({ id: task, oracle }) =>
        oracle.fixtures.map((file) => ({ ...file, path: `${task}/${file.path}` })),
      );
      return sourceOf(checkout, [await readAny(join(checkout, dataset), dataset), ...files]);
    },
  };
}
