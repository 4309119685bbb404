import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '../journal/postgres/database.ts';
import { queuesWithWork } from './work-left.ts';

/** How often empty queues are looked at, at first and in the long run. */
const pollMs = { first: 250, longest: 2_000, growth: 1.5 } as const;

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Looks after the empty queues of a worker, all in one statement, so that waiting costs the same however
 * many studies, models and languages the worker serves. (LISTEN and NOTIFY would tell at once, and would
 * have all that add work take turns at one lock of the server.)
 */
export class Lookout {
  readonly #sql: Sql;
  readonly #waiting = new Map<string, Set<Waiting>>();
  #looking = false;
  #pauseMs: number = pollMs.first;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Resolves when there may be work in a queue, or the signal is aborted. */
  async workIn(queue: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const those = this.#waiting.get(queue) ?? new Set();
    this.#waiting.set(queue, those);
    this.#pauseMs = pollMs.first;
    let end = () => {};
    await new Promise<void>((resolve, reject) => {
      const waiting = { resolve, reject };
      those.add(waiting);
      end = () => {
        those.delete(waiting);
        resolve();
      };
      signal.addEventListener('abort', end, { once: true });
      if (!this.#looking) void this.#look();
    }).finally(() => signal.removeEventListener('abort', end));
  }

  /** Tells those who wait that these queues have work: this very worker has put it there. */
  wake(queues: readonly string[]): void {
    for (const queue of queues) {
      for (const { resolve } of this.#waiting.get(queue) ?? []) resolve();
      this.#waiting.delete(queue);
    }
  }

  async #look(): Promise<void> {
    this.#looking = true;
    try {
      for (;;) {
        const pauseMs = this.#pauseMs * (0.75 + Math.random() / 2);
        await sleep(pauseMs, undefined, { ref: false });
        const queues = [...this.#waiting.keys()].filter((name) => this.#waiting.get(name)?.size);
        if (queues.length === 0) break;
        const found = await queuesWithWork(this.#sql, queues);
        this.#pauseMs = Math.min(pollMs.longest, pollMs.growth * this.#pauseMs);
        this.wake(found);
      }
    } catch (error) {
      for (const those of this.#waiting.values()) for (const { reject } of those) reject(error);
      this.#waiting.clear();
    } finally {
      this.#looking = false;
    }
  }
}
