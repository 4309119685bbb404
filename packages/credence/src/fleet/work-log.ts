/** How often is told what was done. */
const everyMs = 60_000;

/**
 * What a worker says of its work: the first failure of each kind at once, and every minute how much was
 * done, so that a log of weeks can be read, and a sick machine does not fill its disk.
 */
export class WorkLog {
  readonly #tell: (notice: string) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #reasons = new Map<string, number>();
  #done = 0;
  #failed = 0;
  /** Jobs that ended well, from the beginning. */
  jobs = 0;
  lastJob = performance.now();

  constructor(tell: (notice: string) => void) {
    this.#tell = tell;
    this.#timer = setInterval(() => this.#sum(), everyMs);
    this.#timer.unref();
  }

  done(): void {
    this.#done += 1;
    this.jobs += 1;
    this.lastJob = performance.now();
  }

  failed(reason: string): void {
    this.#failed += 1;
    this.lastJob = performance.now();
    const times = this.#reasons.get(reason) ?? 0;
    this.#reasons.set(reason, times + 1);
    if (times === 0) this.#tell(`failed, and is tried again: ${reason}`);
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #sum(): void {
    if (this.#done + this.#failed === 0) return;
    const failed = this.#failed > 0 ? `, ${this.#failed} failed` : '';
    this.#tell(`${this.#done} jobs done in the last minute${failed}; ${this.jobs} in all`);
    for (const [reason, times] of this.#reasons) {
      if (times > 1) this.#tell(`failed ${times} times: ${reason}`);
    }
    this.#done = 0;
    this.#failed = 0;
    this.#reasons.clear();
  }
}
