import { contentHash } from '../core/keys.ts';
import type { VerdictRecord } from '../core/records.ts';
import type { Task } from '../core/task.ts';
import type { Journal } from '../journal/journal.ts';
import type { Judge } from '../judging/judge.ts';
import { survive } from './failure.ts';
import { verdictKey } from './verdict-key.ts';

/** Code to be judged, wherever it came from. */
export interface CodeToJudge {
  readonly task: Task;
  readonly code: string;
}

export interface JudgedCodes {
  /** Verdict of each code, or `null` where the machinery failed or this machine cannot judge it. */
  readonly verdicts: readonly (VerdictRecord | null)[];
  /** Verdicts that were made now; the others were in the journal, or of identical code. */
  readonly fresh: number;
  readonly seconds: number;
}

interface Options {
  readonly judge: Judge;
  readonly journal: Journal;
  readonly workers: number;
  readonly onProgress: (done: number, of: number) => void;
}

const patienceFor = ({ oracle }: Task) => oracle.limits.deadlineMs ?? 0;

/**
 * Judges codes that no study generated, each distinct one once, and keeps the verdicts in a journal,
 * so that it goes on where it stood when it is run again.
 */
export async function judgeCodes(
  codes: readonly CodeToJudge[],
  { judge, journal, workers, onProgress }: Options,
): Promise<JudgedCodes> {
  const started = performance.now();
  const keys = codes.map(({ task, code }) =>
    verdictKey(task, contentHash(code), judge.stampOf(task)),
  );
  const wanted = new Map(keys.map((key, index) => [key, codes[index]!]));
  const open = [...wanted]
    .filter(([key, { task }]) => !journal.has(key) && judge.skippedTask(task) === null)
    // What may take long comes last, so that a run that is stopped has got far.
    .sort(([, a], [, b]) => patienceFor(a.task) - patienceFor(b.task));
  let begun = 0;
  let done = 0;
  const work = async () => {
    for (let next = open[begun++]; next; next = open[begun++]) {
      const [key, { task, code }] = next;
      await survive(journal, 'judge', key, async () => {
        const verdict = await judge.judge(task, code);
        if ('skipped' in verdict) return;
        const about = { task: task.id, oracleHash: task.oracle.hash, code: contentHash(code) };
        const at = new Date().toISOString();
        await journal.put({ kind: 'verdict', key, ...about, ...verdict, at }, [code]);
      });
      done += 1;
      onProgress(done, open.length);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const seconds = (performance.now() - started) / 1_000;
  const found = new Map<string, VerdictRecord>();
  for await (const record of journal.records()) {
    if (record.kind === 'verdict' && wanted.has(record.key)) found.set(record.key, record);
  }
  return { verdicts: keys.map((key) => found.get(key) ?? null), fresh: done, seconds };
}
