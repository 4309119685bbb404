import { InfrastructureError } from '../../core/errors.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { AnalysisWorker } from './analysis-worker.ts';
import type { AnalysisReply, AnalysisRequest } from './inside/protocol.ts';

/** Some outer sandboxes that run analysers. Has processes: close it. */
export class WorkerPool {
  readonly #sandbox: Sandbox;
  readonly #roots: readonly string[];
  readonly #idle: AnalysisWorker[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #leaving = new Set<Promise<void>>();
  #free: number;

  constructor(sandbox: Sandbox, roots: readonly string[], workers: number) {
    this.#sandbox = sandbox;
    this.#roots = roots;
    this.#free = workers;
  }

  /**
   * Runs an analyser. A failure of the machinery is tried once more in a new sandbox and then
   * thrown as `InfrastructureError`.
   */
  async run(request: Omit<AnalysisRequest, 'nonce'>): Promise<AnalysisReply> {
    try {
      return await this.#once(request);
    } catch (error) {
      if (!(error instanceof InfrastructureError)) throw error;
      // What befell one worker may have befallen the idle ones as well.
      for (const worker of this.#idle.splice(0)) this.#leave(worker);
      return await this.#once(request);
    }
  }

  async close(): Promise<void> {
    for (const worker of this.#idle.splice(0)) this.#leave(worker);
    await Promise.all(this.#leaving);
  }

  async #once(request: Omit<AnalysisRequest, 'nonce'>): Promise<AnalysisReply> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      const worker = this.#idle.pop() ?? (await AnalysisWorker.open(this.#sandbox, this.#roots));
      const reply = await worker.run(request);
      if (worker.done < this.#sandbox.verdictsPerSession) this.#idle.push(worker);
      else this.#leave(worker);
      return reply;
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }

  #leave(worker: AnalysisWorker): void {
    const leaving = worker.close().finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
  }
}
