import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A word that changes whenever a study's files do, from their names, sizes and times alone. */
export async function studyVersion(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const place of [folder, join(folder, 'runs')]) {
    // A study that has not run yet has no runs.
    const names = await readdir(place).catch(() => []);
    for (const name of names.filter((one) => /\.jsonl?$/.test(one)).sort()) {
      const { size, mtimeMs } = await stat(join(place, name));
      hash.update(`${place}/${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex').slice(0, 16);
}
