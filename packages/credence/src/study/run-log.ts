import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JudgingStamp } from '../core/verdict.ts';

/** How one run of a study went: apart from the journal, since it is about the run. */
export interface RunLog {
  readonly credenceVersion: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly ended: 'finished' | 'budget' | 'interrupted' | 'error';
  /** Why it stopped early, as a sentence, or `null`. */
  readonly stopped: string | null;
  readonly environment: Readonly<Record<string, string>>;
  readonly stamps: readonly JudgingStamp[];
  readonly skipped: readonly { readonly task: string; readonly reason: string }[];
  readonly failures: number;
}

export async function writeRunLog(folder: string, log: RunLog): Promise<void> {
  const runs = join(folder, 'runs');
  await mkdir(runs, { recursive: true });
  const name = `${log.startedAt.replace(/[:.]/g, '-')}-${process.pid}.json`;
  await writeFile(join(runs, name), `${JSON.stringify(log, null, 2)}\n`);
}

/** The runs of a study, oldest first. */
export async function readRunLogs(folder: string): Promise<readonly RunLog[]> {
  const runs = join(folder, 'runs');
  const names = await readdir(runs).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map(async (name) => JSON.parse(await readFile(join(runs, name), 'utf8')) as RunLog),
  );
}
