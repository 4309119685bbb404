import { needInWords } from './jobs.ts';
import type { WorkerRow } from './presence.ts';

/** Workers tell what they take a moment after they have begun. */
const patienceMs = 8_000;

/** Notices which work waits for a worker that is not there, and says each such lack once. */
export class MissingWorkers {
  readonly #study: number;
  readonly #models: readonly string[];
  readonly #tell: (notice: string) => void;
  /** What nobody takes, since when, and whether that has been said. */
  #lack = { what: '', since: 0, said: false };

  constructor(study: number, models: readonly string[], tell: (notice: string) => void) {
    this.#study = study;
    this.#models = models;
    this.#tell = tell;
  }

  /** @param waiting what work takes -> how much of it waits */
  look(
    waiting: Readonly<Record<string, number>>,
    workers: readonly Pick<WorkerRow, 'about'>[],
    now = performance.now(),
  ): void {
    const wanted = Object.keys(waiting).filter((need) => (waiting[need] ?? 0) > 0);
    if (wanted.length === 0) return;
    const taken = workers.flatMap(({ about }) =>
      Array.isArray(about.takes) ? (about.takes as string[]) : [],
    );
    const missing = wanted
      .filter((need) => !taken.includes(`s${this.#study}.${need}`))
      .map((need) => needInWords(need, this.#models));
    const what = [...new Set(missing)].sort().join(', or ');
    if (what !== this.#lack.what) {
      if (what === '' && this.#lack.said) this.#tell('all work has somebody to do it');
      this.#lack = { what, since: now, said: false };
    }
    if (what === '' || this.#lack.said || now - this.#lack.since < patienceMs) return;
    this.#lack = { ...this.#lack, said: true };
    this.#tell(`waits for a worker that ${what}`);
  }
}
