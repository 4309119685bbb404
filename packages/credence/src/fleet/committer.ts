import type { FailureRecord } from '../core/records.ts';
import type { Database, Sql } from '../journal/postgres/database.ts';
import { type Entry, insertEntries } from '../journal/postgres/rows.ts';
import { type Job, needOf, queueOf } from './jobs.ts';
import type { HeldJob, Queue } from './queue.ts';

/** What came of a job. */
export interface Finished extends HeldJob {
  /**
   * - `done`: what it was to find out is in `entries`.
   * - `failed`: our machinery failed; it is begun again.
   * - `left`: nothing was done, for the budget is used up or the worker is to stop.
   */
  readonly end: 'done' | 'failed' | 'left';
  /** Why it failed. */
  readonly reason?: string;
  readonly entries: readonly Entry[];
  /** Work that follows from it. */
  readonly next: readonly Job[];
  readonly count: Counts;
}

export interface Counts {
  readonly generated?: number;
  readonly elicited?: number;
  readonly judged?: number;
  readonly repairs?: number;
}

interface Waiting {
  readonly finished: Finished;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Somebody else has ended one of the jobs: what this worker found out is not wanted any more. */
class Overtaken extends Error {}

/** Jobs that one transaction ends at most. */
const portion = 100;

/**
 * Writes what jobs found out and ends them, in one transaction: either the records are there, the job
 * is done and what follows from it is in the queue, or none of it. So a job that two workers do has one
 * outcome: that of the one who is first. Jobs that end in the same moment share a transaction.
 */
export class Committer {
  readonly #database: Database;
  readonly #queue: Queue;
  readonly #study: number;
  readonly #worker: string;
  readonly #onAdded: (queues: readonly string[]) => void;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;
  /** How many jobs somebody else had ended first. */
  overtaken = 0;

  /** @param onAdded is told of the queues that work was added to */
  constructor(
    database: Database,
    queue: Queue,
    study: number,
    worker: string,
    onAdded: (queues: readonly string[]) => void = () => undefined,
  ) {
    this.#database = database;
    this.#queue = queue;
    this.#study = study;
    this.#worker = worker;
    this.#onAdded = onAdded;
  }

  /** Resolves once it is written, or found to be somebody else's. */
  commit(finished: Finished): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ finished, resolve, reject });
      this.#writing ??= this.#drain();
    });
  }

  async #drain(): Promise<void> {
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) await this.#write(this.#waiting.splice(0, portion));
    this.#writing = null;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#database.transaction((sql) =>
        this.#end(
          sql,
          batch.map(({ finished }) => finished),
        ),
      );
      for (const { resolve } of batch) resolve();
      const next = batch.flatMap(({ finished }) => finished.next);
      if (next.length > 0) {
        this.#onAdded([...new Set(next.map((job) => queueOf(this.#study, needOf(job))))]);
      }
    } catch (error) {
      const [first, ...others] = batch;
      // Whose job it was shows when each is written alone.
      if (others.length > 0) for (const one of batch) await this.#write([one]);
      else if (error instanceof Overtaken) {
        this.overtaken += 1;
        first?.resolve();
      } else first?.reject(error);
    }
  }

  async #end(sql: Sql, batch: readonly Finished[]): Promise<void> {
    // Those of one queue together, and queues always in the same order.
    const queues = [...new Set(batch.map(({ queue }) => queue))].sort();
    for (const queue of queues) {
      const keys = (end: Finished['end']) =>
        batch.filter((one) => one.queue === queue && one.end === end).map(({ job }) => job.key);
      const [done, left] = [keys('done').sort(), keys('left').sort()];
      // Before anything is written, so that two workers with the same job wait for one another here.
      if (done.length > 0 && !(await this.#queue.complete(sql, queue, done))) throw new Overtaken();
      const holder = { queue, worker: this.#worker };
      if (left.length > 0) await this.#queue.drop(sql, holder, left);
      for (const { job, reason = '' } of batch.filter(
        (one) => one.queue === queue && one.end === 'failed',
      )) {
        await this.#queue.fail(sql, holder, [job.key], reason);
      }
    }
    await insertEntries(
      sql,
      this.#study,
      batch.flatMap(({ entries }) => entries),
    );
    const next = batch.flatMap((one) => one.next);
    const added = await this.#queue.add(sql, this.#study, next);
    // An answer whose code another one had before it is judged with that one.
    const judgements = next.filter(({ stage }) => stage === 'judge').map(({ key }) => key);
    const begun = new Set(judgements.filter((key) => added.has(key))).size;
    await this.#tally(sql, batch, judgements.length - begun);
  }

  async #tally(sql: Sql, batch: readonly Finished[], judgedWithOthers: number): Promise<void> {
    const sum = (of: keyof Counts) =>
      batch.reduce((total, { count }) => total + (count[of] ?? 0), 0);
    const failures = batch
      .flatMap(({ entries }) => entries)
      .filter(({ record }) => isFailure(record)).length;
    await sql.query(
      `insert into credence.tally as t
         (study, worker, generated, elicited, judged, repairs, failures)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (study, worker) do update set
         generated = t.generated + excluded.generated, elicited = t.elicited + excluded.elicited,
         judged = t.judged + excluded.judged, repairs = t.repairs + excluded.repairs,
         failures = t.failures + excluded.failures`,
      [
        ...[this.#study, this.#worker],
        ...[sum('generated'), sum('elicited'), sum('judged') + judgedWithOthers, sum('repairs')],
        failures,
      ],
    );
  }
}

const isFailure = (record: Entry['record']): record is FailureRecord => record.kind === 'failure';
