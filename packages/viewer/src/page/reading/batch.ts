/** One row of a table that takes long: its values, and the same with intervals and tests. */
export interface Job<Row> {
  readonly values: () => Row;
  readonly whole: () => Row;
}

/**
 * Rows that are computed a few at a time: first the values of all, then all of each. A page that would
 * compute them at once would not answer its reader meanwhile.
 */
export class Batch<Row> {
  readonly #jobs: readonly Job<Row>[];
  readonly #rows: (Row | undefined)[];
  #valued = 0;
  #whole = 0;

  constructor(jobs: readonly Job<Row>[]) {
    this.#jobs = jobs;
    this.#rows = jobs.map(() => undefined);
  }

  /** The rows so far, in the order of the jobs; `undefined` where nothing is known yet. */
  get rows(): readonly (Row | undefined)[] {
    return this.#rows;
  }

  get size(): number {
    return this.#jobs.length;
  }

  /** How many rows have their intervals: so many of the first. */
  get whole(): number {
    return this.#whole;
  }

  get done(): boolean {
    return this.#whole === this.#jobs.length;
  }

  get hasValues(): boolean {
    return this.#valued === this.#jobs.length || this.done;
  }

  /** Computes one thing more. */
  step(): void {
    const quick = this.hasValues ? undefined : this.#jobs[this.#valued];
    if (quick !== undefined) {
      this.#rows[this.#valued] = quick.values();
      this.#valued += 1;
      return;
    }
    const job = this.#jobs[this.#whole];
    if (job === undefined) return;
    this.#rows[this.#whole] = job.whole();
    this.#whole += 1;
  }

  /** The values are not asked for before the rest. */
  skipValues(): void {
    this.#valued = this.#jobs.length;
  }

  finish(): void {
    this.skipValues();
    while (!this.done) this.step();
  }
}

/** A row as it is so far, and whether it has its intervals. */
export interface SoFar<Row> {
  readonly row: Row;
  readonly whole: boolean;
}

export const soFar = <Row>(batch: Batch<Row>, rows = batch.rows): readonly SoFar<Row>[] =>
  rows.flatMap((row, index) =>
    row === undefined ? [] : [{ row, whole: batch.done || index < batch.whole }],
  );

/** Said where a sentence has to wait for intervals. */
export const computing = ['Computing intervals…'] as const;
