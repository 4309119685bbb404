import type { JudgingStamp } from '../core/verdict.ts';
import type { Database } from '../journal/postgres/database.ts';
import { environment } from '../study/conduct.ts';
import type { ProgressListener } from '../study/progress.ts';
import type { RunLog } from '../study/run-log.ts';
import type { RunResult } from '../study/run-study.ts';
import { version } from '../version.ts';
import { deadByReason } from './dead-by-reason.ts';
import { workersOf } from './presence.ts';
import type { Queue } from './queue.ts';
import { tallyOf, writeRun } from './studies.ts';

/** Reasons for which work failed that are told; `fleet status --json` has all. */
const reasonsTold = 10;

export interface EndOfRun {
  readonly database: Database;
  readonly queue: Queue;
  readonly study: number;
  /** Whether the work was waited for. */
  readonly wait: boolean;
  readonly startedAt: string;
  readonly ended: RunLog['ended'];
  /** Why nothing more is asked, or `null`. */
  readonly why: string | null;
  readonly onProgress: ProgressListener;
  readonly onNotice: (notice: string) => void;
}

/** Says what failed for good, writes the run's log, and closes the study where it is done. */
export async function endRun({
  database,
  queue,
  study,
  wait,
  startedAt,
  ended,
  why,
  onProgress,
  onNotice,
}: EndOfRun): Promise<RunResult> {
  const tally = await tallyOf(database, study);
  onProgress(tally);
  const dead = await queue.dead(database, study);
  for (const { reason, jobs } of deadByReason(dead).slice(0, reasonsTold)) {
    onNotice(`${jobs.length} pieces of work failed too often: ${reason}`);
  }
  const stopped =
    ended === 'budget'
      ? `Stopped before the plan was done: ${why}.`
      : ended === 'interrupted'
        ? 'The plan is not done yet.'
        : null;
  const workers = await workersOf(database, study);
  await writeRun(database, study, {
    credenceVersion: version,
    startedAt,
    endedAt: new Date().toISOString(),
    ended,
    stopped,
    environment: {
      ...environment(),
      workers: String(workers.filter(({ about }) => Number(about.jobs ?? 0) > 0).length),
    },
    stamps: stampsOf(workers.map(({ about }) => about.stamps)),
    skipped: [],
    failures: dead.length,
  });
  const finished = ended !== 'interrupted';
  if (finished) {
    await database.query(`update credence.study set state = 'closed' where id = $1`, [study]);
  }
  if (ended === 'finished' && dead.length === 0) {
    await queue.remove(database, study);
  }
  return {
    failures: dead.length,
    usd: tally.usd,
    stopped: ended === 'budget' ? 'budget' : ended === 'interrupted' && wait ? ended : null,
  };
}

/** One stamp a language, of those that workers told of. */
function stampsOf(told: readonly unknown[]): readonly JudgingStamp[] {
  const stamps = told.flatMap((one) => (Array.isArray(one) ? (one as JudgingStamp[]) : []));
  const byToolchain = new Map(stamps.map((stamp) => [JSON.stringify(stamp.toolchains), stamp]));
  return [...byToolchain.values()];
}
