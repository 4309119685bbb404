import { setTimeout as sleep } from 'node:timers/promises';
import { InputError } from '../core/errors.ts';
import type { Database } from '../journal/postgres/database.ts';
import type { Committer } from './committer.ts';
import { doJob, failed, type Workplace } from './do-job.ts';
import type { HeldJob, Queue } from './queue.ts';
import type { Slots } from './slots.ts';

/** How often an empty queue is looked at, at first and in the long run. */
const pollMs = { first: 250, longest: 2_000 } as const;
/** The pause after a failure, at first and in the long run, so that a sick machine does little harm. */
const restMs = { first: 500, longest: 60_000 } as const;
/** Jobs that are taken at once. */
const portion = 32;

export interface StationOptions {
  readonly database: Database;
  readonly queue: Queue;
  /** The queue's name. */
  readonly name: string;
  readonly study: number;
  readonly worker: string;
  readonly slots: Slots;
  readonly place: Workplace;
  readonly committer: Committer;
  /** Aborted when nothing new is to be taken. */
  readonly stop: AbortSignal;
  /** Whether work may be taken now. */
  readonly open: () => boolean;
  readonly onNotice: (notice: string) => void;
  /** Is told of every job that ended, well or not. */
  readonly onJob: () => void;
}

/** Takes the work of one queue as long as the worker lives, so much at a time as there are slots. */
export class Station {
  readonly #options: StationOptions;
  readonly #running = new Set<Promise<void>>();
  readonly #end = new AbortController();
  #failures = 0;
  #error: unknown;
  /** Why it takes nothing more, or `null`. */
  #refusal: string | null = null;

  constructor(options: StationOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.name;
  }

  get closed(): boolean {
    return this.#refusal !== null;
  }

  /** Resolves when it was stopped and what it had taken is written. Rejects when the database failed. */
  async run(): Promise<void> {
    const { database, queue, name, study, worker, slots, open } = this.#options;
    let idleMs: number = pollMs.first;
    while (!this.#stopped) {
      const rest = this.#failures > 0 ? this.#restMs() : 0;
      if (rest > 0) await this.#sleep(rest);
      // A machine that fails is given one job at a time until one goes well.
      const most = this.#failures > 0 ? Math.min(1, Math.max(0, 1 - this.#running.size)) : portion;
      const places = open() && !this.#stopped ? slots.take(most) : 0;
      if (places === 0) {
        if (open()) await Promise.race([slots.changed(), this.#sleep(pollMs.longest)]);
        else await this.#sleep(pollMs.longest);
        continue;
      }
      let jobs: readonly HeldJob[];
      try {
        jobs = await queue.take(database, { study, queue: name, worker }, places);
      } catch (error) {
        slots.give(places);
        throw error;
      }
      slots.give(places - jobs.length);
      for (const held of jobs) this.#begin(held);
      idleMs = jobs.length > 0 ? pollMs.first : Math.min(pollMs.longest, idleMs * 1.5);
      if (jobs.length === 0) await this.#sleep(idleMs * (0.75 + Math.random() / 2));
    }
    await Promise.allSettled(this.#running);
    if (this.#error) throw this.#error;
  }

  stop(): void {
    this.#end.abort();
  }

  get #stopped(): boolean {
    return this.#end.signal.aborted || this.#options.stop.aborted || this.closed;
  }

  #restMs(): number {
    return Math.min(restMs.longest, restMs.first * 2 ** (this.#failures - 1));
  }

  #sleep(milliseconds: number): Promise<void> {
    const signal = AbortSignal.any([this.#end.signal, this.#options.stop]);
    return sleep(milliseconds, undefined, { signal }).catch(() => undefined);
  }

  #begin(held: HeldJob): void {
    const { slots, onJob } = this.#options;
    const work: Promise<void> = this.#do(held).finally(() => {
      this.#running.delete(work);
      slots.give(1);
      onJob();
    });
    this.#running.add(work);
    work.catch((error: unknown) => {
      this.#error ??= error;
      this.stop();
    });
  }

  async #do({ queue, job }: HeldJob): Promise<void> {
    const { place, committer, onNotice } = this.#options;
    const result = await doJob(place, job).catch((error: unknown) => {
      if (error instanceof InputError) {
        // A wrong key, a used-up quota: the same would befall all that comes after.
        this.#refusal ??= error.message;
        onNotice(`takes nothing more of ${place.study.row.name}, ${queue}: ${error.message}`);
      }
      return failed(job, error);
    });
    if (result.end === 'failed') {
      this.#failures += 1;
      onNotice(`failed, and is tried again: ${result.reason}`);
    } else this.#failures = 0;
    await committer.commit({ queue, job, ...result });
  }
}
