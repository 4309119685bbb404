import type { Observations } from './judge-worker.ts';
import { functionalFinding, securityFinding } from './verdict.ts';

const findings = { function: functionalFinding, security: securityFinding };

/** Beside the first of each task, one warm verdict in so many is made again cold: 2 %. */
const sampledOneIn = 50;

/** How the warm way has gone in one run. */
export interface WarmReport {
  /** Verdicts with launches that had been prepared. */
  readonly warm: number;
  /** Of these, those that were made again cold to compare. */
  readonly compared: number;
  /** Why every launch is started from nothing (again), or `null`. */
  readonly off: string | null;
}

/**
 * Holds the warm way against the cold one. Verdicts that may have to do with how they were launched,
 * and a sample of all others, are made again cold; the first difference ends the warm way for the
 * rest of the run.
 */
export class WarmCheck {
  #off: string | null;
  #warm = 0;
  #compared = 0;
  readonly #tasks = new Set<string>();
  readonly #fickle = new Set<string>();
  readonly #onNotice: (notice: string) => void;

  /** @param off why it is off from the beginning, or `null` */
  constructor(off: string | null, onNotice: (notice: string) => void) {
    this.#off = off;
    this.#onNotice = onNotice;
  }

  get on(): boolean {
    return this.#off === null;
  }

  get report(): WarmReport {
    return { warm: this.#warm, compared: this.#compared, off: this.#off };
  }

  /** Counts a verdict; whether it is to be made again cold. */
  isDue(task: string, { warmLaunches, anomaly, warmTrouble, timedOut }: Observations): boolean {
    if (warmTrouble !== null) this.end(warmTrouble);
    if (warmLaunches === 0) return false;
    this.#warm += 1;
    const first = !this.#tasks.has(task);
    // What took too long is judged again anyway, and not compared: the next one of the task is.
    if (!timedOut) this.#tasks.add(task);
    return first || anomaly !== null || this.#warm % sampledOneIn === 0;
  }

  /**
   * Holds two observations of the same answer against each other. Where they differ, a second cold
   * one tells whether that has to do with the launch: tasks of others can be fickle by themselves.
   * @param again observes once more, cold
   */
  async compare(
    task: string,
    warm: Observations,
    cold: Observations,
    again: () => Promise<Observations>,
  ): Promise<void> {
    this.#compared += 1;
    const found = difference(warm, cold);
    if (found === null) return;
    const fickle = difference(cold, await again()) !== null;
    if (!fickle) this.end(`verdicts on an answer to ${task} differ: ${found}`);
    else if (!this.#fickle.has(task)) {
      this.#fickle.add(task);
      this.#onNotice(`verdicts on the same answer to ${task} differ from time to time`);
    }
  }

  /** Nothing is prepared any more. Tells so, once. */
  end(why: string): void {
    if (this.#off !== null) return;
    this.#off = why;
    const before = this.#warm > 0 ? ` Verdicts given warm before: ${this.#warm}.` : '';
    this.#onNotice(
      `From here on every launch starts from nothing, as with --cold: ${why}.${before}`,
    );
  }
}

/**
 * What differs in the findings. Single checks may differ: some depend on the moment, which is why
 * their tasks have others that do not.
 */
function difference(warm: Observations, cold: Observations): string | null {
  if ((warm.oracleFailure === null) !== (cold.oracleFailure === null)) {
    return `the checks failed ${warm.oracleFailure === null ? 'cold' : 'warm'} only`;
  }
  for (const [target, find] of Object.entries(findings)) {
    const [one, other] = [find(warm.checks), find(cold.checks)];
    if (one.outcome !== other.outcome) {
      return `${target} is ${one.outcome} warm (${one.reason}), ${other.outcome} cold (${other.reason})`;
    }
  }
  return null;
}
