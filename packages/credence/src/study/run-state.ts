import type { Spending } from './budget.ts';
import type { ProgressListener, Tally } from './progress.ts';

/** The little that the stages of one run share: how far it is, and whether to go on. */
export class RunState {
  readonly budget: Spending;
  readonly #stop: AbortSignal;
  readonly #onProgress: ProgressListener;
  #tally: Tally;
  #error: unknown;
  #aborted = false;

  constructor(planned: number, budget: Spending, stop: AbortSignal, onProgress: ProgressListener) {
    this.budget = budget;
    this.#stop = stop;
    this.#onProgress = onProgress;
    this.#tally = {
      planned,
      generated: 0,
      elicited: 0,
      judged: 0,
      repairsPlanned: 0,
      repairs: 0,
      failures: 0,
      usd: budget.usd,
    };
    onProgress(this.#tally);
  }

  /** Nothing new is to be begun. */
  get stopped(): boolean {
    return this.#aborted || this.#stop.aborted || this.budget.exhausted !== null;
  }

  /** Not even what the budget has already paid for is to be finished. */
  get interrupted(): boolean {
    return this.#aborted || this.#stop.aborted;
  }

  /** Whether nothing of the plan is left to do. */
  get complete(): boolean {
    const { planned, generated, elicited, judged } = this.#tally;
    return generated === planned && elicited === planned && judged === planned;
  }

  get failures(): number {
    return this.#tally.failures;
  }

  /** Adds repairs to the plan, once it is known which answers they are of. */
  planRepairs(more: number): void {
    const { planned, repairsPlanned } = this.#tally;
    const repairs = { planned: planned + more, repairsPlanned: repairsPlanned + more };
    this.#tally = { ...this.#tally, ...repairs };
    this.#onProgress(this.#tally);
  }

  count(
    more: Partial<Record<'generated' | 'elicited' | 'judged' | 'repairs' | 'failures', number>>,
  ): void {
    const tally = this.#tally;
    this.#tally = {
      ...tally,
      generated: tally.generated + (more.generated ?? 0),
      elicited: tally.elicited + (more.elicited ?? 0),
      judged: tally.judged + (more.judged ?? 0),
      repairs: tally.repairs + (more.repairs ?? 0),
      failures: tally.failures + (more.failures ?? 0),
      usd: this.budget.usd,
    };
    this.#onProgress(this.#tally);
  }

  /** Ends the run because going on is pointless. The first error stands. */
  abort(error: unknown): void {
    if (!this.#aborted) this.#error = error;
    this.#aborted = true;
  }

  throwIfAborted(): void {
    if (this.#aborted) throw this.#error;
  }
}
