import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderJournal } from '../journal/folder-journal.ts';
import type { JournalReader } from '../journal/journal.ts';
import { type FrozenStudy, requireStudy } from './frozen-study.ts';
import { type RunLog, readRunLogs } from './run-log.ts';

/** Where a study is, for those who read it. */
export interface StudyHome {
  /** Throws `InputError` when there is no study. */
  study(): Promise<FrozenStudy>;
  /** Close it. */
  journal(): Promise<JournalReader>;
  /** The runs so far, oldest first. */
  runs(): Promise<readonly RunLog[]>;
  /** A word that changes whenever the study does. */
  version(): Promise<string>;
}

/** A study in a folder. */
export function folderHome(folder: string): StudyHome {
  return {
    study: () => requireStudy(folder),
    journal: async () => FolderJournal.reader(folder),
    runs: () => readRunLogs(folder),
    version: () => folderVersion(folder),
  };
}

/** From the names, sizes and times of its files alone. */
async function folderVersion(folder: string): Promise<string> {
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
