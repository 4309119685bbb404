import { setTimeout as sleep } from 'node:timers/promises';
import { InputError } from '../core/errors.ts';
import type { Database } from '../journal/postgres/database.ts';
import type { Committer } from './committer.ts';
import { failed, type Outcome } from './do-job.ts';
import type { Job } from './jobs.ts';
import type { Lookout } from './lookout.ts';
import type { HeldJob, Queue } from './queue.ts';
import type { Slots } from './slots.ts';

/** Between two takes, so that places that become free one after the other are filled together. */
const gatherMs = 25;
/** How often is looked whether work may be taken again. */
const shutMs = 2_000;
/** The pause after a failure, at first and in the long run, so that a sick machine does little harm. */
const restMs = { first: 500, longest: 60_000 } as const;
/** Jobs that are taken at once. */
const portion = 100;

export interface StationOptions {
  readonly database: Database;
  readonly queue: Queue;
  /** The queue's name. */
  readonly name: string;
  readonly study: number;
  readonly worker: string;
  readonly slots: Slots;
  readonly lookout: Lookout;
  /** Does a job, and writes nothing. */
  readonly does: (job: Job) => Promise<Outcome>;
  readonly committer: Committer;
  /** Aborted when nothing new is to be taken. */
  readonly stop: AbortSignal;
  /** Whether work may be taken now. */
  readonly open: () => boolean;
  /** Is told of every job that ended, well or not. */
  readonly onJob: (end: Outcome['end'], reason?: string) => void;
  /** Is told why nothing more is taken. */
  readonly onRefusal: (why: string) => void;
}

/** Takes the work of one queue as long as the worker lives, so much at a time as there are slots. */
export class Station {
  readonly #options: StationOptions;
  readonly #running = new Set<Promise<void>>();
  readonly #end = new AbortController();
  /** Aborted when nothing new is to be taken. */
  readonly #signal: AbortSignal;
  #failures = 0;
  #error: unknown;
  /** Why it takes nothing more, or `null`. */
  #refusal: string | null = null;

  constructor(options: StationOptions) {
    this.#options = options;
    this.#signal = AbortSignal.any([this.#end.signal, options.stop]);
  }

  get name(): string {
    return this.#options.name;
  }

  get closed(): boolean {
    return this.#refusal !== null;
  }

  /** Resolves when it was stopped and what it had taken is written. Rejects when the database failed. */
  async run(): Promise<void> {
    const { database, queue, name, study, worker, slots, lookout, open } = this.#options;
    while (!this.#signal.aborted) {
      const rest = this.#failures > 0 ? this.#restMs() : 0;
      if (rest > 0) await this.#sleep(rest);
      // A machine that fails is given one job at a time until one goes well.
      const most = this.#failures > 0 ? Math.min(1, Math.max(0, 1 - this.#running.size)) : portion;
      const places = open() && !this.#signal.aborted ? slots.take(most) : 0;
      if (places === 0) {
        if (open()) await Promise.race([slots.changed(), this.#sleep(shutMs)]);
        else await this.#sleep(shutMs);
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
      if (jobs.length === 0) await lookout.workIn(name, this.#signal);
      else await this.#sleep(gatherMs);
    }
    await Promise.allSettled(this.#running);
    if (this.#error) throw this.#error;
  }

  stop(): void {
    this.#end.abort();
  }

  #restMs(): number {
    return Math.min(restMs.longest, restMs.first * 2 ** (this.#failures - 1));
  }

  #sleep(milliseconds: number): Promise<void> {
    return sleep(milliseconds, undefined, { signal: this.#signal }).catch(() => undefined);
  }

  #begin(held: HeldJob): void {
    const work: Promise<void> = this.#do(held).finally(() => {
      this.#running.delete(work);
      this.#options.slots.give(1);
    });
    this.#running.add(work);
    work.catch((error: unknown) => {
      this.#error ??= error;
      this.stop();
    });
  }

  async #do({ queue, job }: HeldJob): Promise<void> {
    const { does, committer, onJob, onRefusal } = this.#options;
    const result = await does(job).catch((error: unknown) => {
      if (error instanceof InputError && this.#refusal === null) {
        // A wrong key, a used-up quota: the same would befall all that comes after.
        this.#refusal = error.message;
        onRefusal(error.message);
        this.stop();
      }
      return failed(job, error);
    });
    this.#failures = result.end === 'failed' ? this.#failures + 1 : 0;
    await committer.commit({ queue, job, ...result });
    onJob(result.end, result.reason);
  }
}
