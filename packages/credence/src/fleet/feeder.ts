import type { Database } from '../journal/postgres/database.ts';
import { insertBodies, keysThere } from '../journal/postgres/rows.ts';
import type { PlannedJob } from './plan-jobs.ts';
import type { Queue } from './queue.ts';

/** Jobs that are put into the queue at once. */
const portion = 1_000;
/** Jobs that wait in the queue at most: a plan of millions is put in bit by bit. */
const waitingAtMost = 200_000;

export interface FeederOptions {
  readonly database: Database;
  readonly queue: Queue;
  readonly study: number;
  /** Whether more is wanted. */
  readonly goOn: () => boolean;
  /** Waits a moment. @returns how much work waits in the queue after it */
  readonly look: () => Promise<number>;
}

/** Puts work into the queue: what is not done yet, and no more than workers can soon do. */
export class Feeder {
  readonly #options: FeederOptions;
  /** Jobs that may wait in the queue, as far as is known without looking. */
  #waiting = 0;
  /** Answers that may still be asked for. */
  samplesLeft = Number.POSITIVE_INFINITY;

  constructor(options: FeederOptions) {
    this.#options = options;
  }

  /** @returns whether all of it is in the queue; not so when no more answers may be asked for */
  async add(jobs: Iterable<PlannedJob> | AsyncIterable<PlannedJob>): Promise<boolean> {
    const { goOn } = this.#options;
    let batch: PlannedJob[] = [];
    for await (const planned of jobs) {
      if (!goOn()) return true;
      batch.push(planned);
      if (batch.length < portion) continue;
      if (!(await this.#put(batch))) return false;
      batch = [];
    }
    return this.#put(batch);
  }

  async #put(planned: readonly PlannedJob[]): Promise<boolean> {
    const { database, queue, study, goOn, look } = this.#options;
    while (goOn() && this.#waiting + planned.length > waitingAtMost) this.#waiting = await look();
    const answers = planned.flatMap(({ job }) => (job.stage === 'generate' ? [job.key] : []));
    const there = await keysThere(database, study, answers);
    const wanted = planned.filter(({ job }) => !there.has(job.key));
    const batch = wanted.filter(({ job }) => job.stage !== 'generate' || this.samplesLeft-- > 0);
    await database.transaction(async (sql) => {
      await insertBodies(
        sql,
        study,
        batch.flatMap(({ bodies }) => bodies),
      );
      await queue.add(
        sql,
        study,
        batch.map(({ job }) => job),
      );
    });
    this.#waiting += batch.length;
    return batch.length === wanted.length;
  }
}
