import type { VerdictRecord } from '../core/records.ts';
import type { Task } from '../core/task.ts';
import type { Journal } from '../journal/journal.ts';
import type { Judge } from '../judging/judge.ts';
import type { Analysing } from './analysing.ts';
import { BoundedQueue } from './bounded-queue.ts';
import { survive } from './failure.ts';
import type { RunState } from './run-state.ts';
import { verdictKey } from './verdict-key.ts';

interface Job {
  readonly key: string;
  readonly task: Task;
  readonly code: string;
  readonly codeHash: string;
}

interface Options {
  /** `null`: nothing is judged now. */
  readonly judge: Judge | null;
  readonly analysing: Analysing;
  readonly journal: Journal;
  readonly state: RunState;
  readonly workers: number;
}

/** The judging stage: takes code as it is generated, judges and analyses each distinct one once. */
export class Judging {
  readonly #options: Options;
  readonly #queue: BoundedQueue<Job>;
  /** How many samples wait for a verdict that is being made. */
  readonly #waiting = new Map<string, number>();
  readonly #workers: Promise<void>;

  constructor(options: Options) {
    this.#options = options;
    this.#queue = new BoundedQueue(options.workers * 16);
    const workers = Array.from({ length: options.workers }, () => this.#work());
    this.#workers = Promise.all(workers).then(() => undefined);
  }

  /** Asks for a verdict on a sample's code; waits while too many wait already. */
  async add(task: Task, code: string, codeHash: string): Promise<void> {
    const { judge, analysing, journal, state } = this.#options;
    if (judge === null) return state.count({ judged: 1 });
    const key = verdictKey(task, codeHash, judge.stampOf(task));
    const wanted = [key, ...analysing.keys(task, codeHash)];
    const waiting = this.#waiting.get(key);
    if (waiting !== undefined) this.#waiting.set(key, waiting + 1);
    else if (wanted.every((one) => journal.has(one))) state.count({ judged: 1 });
    else {
      this.#waiting.set(key, 1);
      await this.#queue.push({ key, task, code, codeHash });
    }
  }

  /** Resolves when all that was added is judged, or the run was interrupted. */
  async finish(): Promise<void> {
    this.#queue.close();
    await this.#workers;
  }

  async #work(): Promise<void> {
    const { state } = this.#options;
    for (;;) {
      const job = await this.#queue.take();
      if (!job) return;
      // The queue is emptied all the same, so that nobody waits for room in it.
      if (!state.interrupted) await this.#judge(job).catch((error) => state.abort(error));
    }
  }

  async #judge(job: Job): Promise<void> {
    const { analysing, journal, state } = this.#options;
    const judged = journal.has(job.key) || (await this.#verdict(job));
    // Evidence that is not begun is left for the next run, and so is the whole sample.
    const missing = state.interrupted ? null : await analysing.analyse(job);
    const samples = this.#waiting.get(job.key) ?? 0;
    this.#waiting.delete(job.key);
    if (missing === null && !analysing.isDone(job)) return;
    const failures = (missing ?? 0) + (judged ? 0 : 1);
    state.count(failures > 0 ? { failures } : { judged: samples });
  }

  async #verdict({ key, task, code, codeHash }: Job): Promise<boolean> {
    const { judge, journal } = this.#options;
    return survive(journal, 'judge', key, async () => {
      if (judge === null) throw new Error('There is nobody to judge');
      await journal.put(await verdictOn(judge, { key, task, code, codeHash }));
    });
  }
}

/** Judges one code. Throws `InfrastructureError` when our machinery failed. */
export async function verdictOn(
  judge: Judge,
  { key, task, code, codeHash }: Job,
): Promise<VerdictRecord> {
  const verdict = await judge.judge(task, code);
  // Tasks that cannot be judged here are not part of a run.
  if ('skipped' in verdict) throw new Error(`${task.id} is skipped: ${verdict.skipped}`);
  return {
    kind: 'verdict',
    key,
    task: task.id,
    oracleHash: task.oracle.hash,
    code: codeHash,
    ...verdict,
    at: new Date().toISOString(),
  };
}
