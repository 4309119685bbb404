import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../core/errors.ts';
import type { JudgingStamp } from '../core/verdict.ts';
import type { WarmReport } from '../judging/warm-check.ts';
import type { AccountReport } from '../models/account.ts';
import { replaceFile } from './replace-file.ts';

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
  /** How preparing launches went; absent in the logs of versions that did not. */
  readonly warm?: WarmReport;
  /** How the servers took the requests; absent in the logs of versions that did not say. */
  readonly accounts?: readonly AccountReport[];
}

export async function writeRunLog(folder: string, log: RunLog): Promise<void> {
  const runs = join(folder, 'runs');
  await mkdir(runs, { recursive: true });
  const name = `${log.startedAt.replace(/[:.]/g, '-')}-${process.pid}.json`;
  await replaceFile(join(runs, name), `${JSON.stringify(log, null, 2)}\n`);
}

/** The runs of a study, oldest first. Throws `InputError` naming a log that is damaged. */
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
      .map((name) => readRunLog(join(runs, name))),
  );
}

async function readRunLog(file: string): Promise<RunLog> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text) as RunLog;
  } catch {
    throw new InputError('run-log-damaged', 'This is not the log of a run: not JSON.', {
      location: { file, line: 1 },
      remedy: 'Delete the file: it says how a run went, and holds no results.',
    });
  }
}
