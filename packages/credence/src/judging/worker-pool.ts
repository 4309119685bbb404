import { InfrastructureError } from '../core/errors.ts';
import { Turnstile } from '../core/turnstile.ts';

/** What runs in an outer sandbox of its own. */
interface Worker {
  /** How often it has been used. */
  readonly done: number;
  close(): Promise<void>;
}

export interface WorkerPoolOptions<One extends Worker> {
  readonly open: () => Promise<One>;
  /** Workers at a time. */
  readonly size: number;
  /** After so many uses a worker is replaced: nothing can pile up in it. */
  readonly uses: number;
}

/** Some workers, each used by one at a time. Has processes: close it. */
export class WorkerPool<One extends Worker> {
  readonly #options: WorkerPoolOptions<One>;
  readonly #turnstile: Turnstile;
  readonly #idle: One[];
  readonly #leaving = new Set<Promise<void>>();

  /** @param first is there already */
  constructor(options: WorkerPoolOptions<One>, ...first: readonly One[]) {
    this.#options = options;
    this.#turnstile = new Turnstile(options.size);
    this.#idle = [...first];
  }

  /** Does work that takes a worker's place, and no worker. */
  withoutWorker<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#turnstile.pass(work);
  }

  /** A worker whose work throws is not used again. */
  use<Result>(work: (worker: One) => Promise<Result>): Promise<Result> {
    const { open, uses } = this.#options;
    return this.#turnstile.pass(async () => {
      const worker = this.#idle.pop() ?? (await open());
      const result = await work(worker);
      if (worker.done < uses) this.#idle.push(worker);
      else this.#leave(worker);
      return result;
    });
  }

  /**
   * Tries again after a failure of the machinery, with a new worker: what befell one may have befallen
   * the idle ones as well. The second failure is thrown.
   */
  async twice<Result>(first: () => Promise<Result>, again = first): Promise<Result> {
    try {
      return await first();
    } catch (error) {
      if (!(error instanceof InfrastructureError)) throw error;
      this.#dismissIdle();
      return await again();
    }
  }

  async close(): Promise<void> {
    this.#dismissIdle();
    await Promise.all(this.#leaving);
  }

  #dismissIdle(): void {
    for (const worker of this.#idle.splice(0)) this.#leave(worker);
  }

  /** A worker takes its leave while the next one works; nothing of it outlives the pool. */
  #leave(worker: One): void {
    const leaving = worker.close().finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
  }
}
