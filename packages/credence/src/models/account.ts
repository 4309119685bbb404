import { InputError } from '../core/errors.ts';
import { type Model, wrapModel } from './model.ts';
import { TransientError, type TransientReason } from './transient.ts';

/** Why the number of requests in flight was changed. */
export type LimitChange = 'begun' | 'grown' | 'rate-limited' | 'timeout';

export interface AccountReport {
  /** Address and key variable. */
  readonly account: string;
  /** Requests sent, the repeated ones included. */
  readonly calls: number;
  /** Failed requests by their reason; each is tried again, within the bounds of retrying. */
  readonly faults: Readonly<Partial<Record<TransientReason, number>>>;
  /** Requests in flight at most, as it changed; the latest changes of a long history. */
  readonly limits: readonly {
    readonly at: string;
    readonly limit: number;
    readonly why: LimitChange;
  }[];
}

/** Counts the requests in flight of several processes that use the same accounts. */
export interface AccountLedger {
  /** Waits for a place among so many at most. @returns what gives the place back */
  enter(account: string, most: number): Promise<() => Promise<void>>;
  /** A server has asked everybody to wait. */
  pause(account: string, milliseconds: number): Promise<void>;
}

export interface AccountClock {
  /** Milliseconds, of any origin. */
  readonly now: () => number;
  readonly later: (milliseconds: number, work: () => void) => void;
}

const realClock: AccountClock = {
  now: () => performance.now(),
  later: (milliseconds, work) => {
    setTimeout(work, milliseconds);
  },
};

const firstLimit = 20;
/** Share of the limit that must have been in use for it to grow. */
const saturation = 0.8;
const cutTo = 0.8;
/** Refusals that arrive together are one message: after a cut, none follows for so long. */
const calmMs = 15_000;
const historyLength = 200;

/**
 * How many requests may be in flight to one account of a provider. It begins at 20, doubles with every
 * full round of answers, and is cut to 0.8 when the server refuses for want of capacity (429) or lets a
 * request time out; from then on it grows by one a round (additive increase, multiplicative decrease:
 * Chiu and Jain 1989). It does not grow unless it is used, a server's own failure begins the round anew,
 * and it is never above what the configuration allows. A server's Retry-After holds back whoever else waits.
 */
export class Account {
  readonly #name: string;
  readonly #clock: AccountClock;
  readonly #ledger: AccountLedger | null;
  readonly #waiting: (() => void)[] = [];
  readonly #faults: Partial<Record<TransientReason, number>> = {};
  readonly #limits: { at: string; limit: number; why: LimitChange }[] = [];
  #ceiling = 0;
  #limit = 0;
  #running = 0;
  #resting = 0;
  #calls = 0;
  #end: InputError | null = null;
  #doubling = true;
  /** Of the current round: answers, and the most requests in flight. */
  #answers = 0;
  #peak = 0;
  /** The end of the calm after a cut: the limit neither grows nor is cut again before. */
  #calmUntil = Number.NEGATIVE_INFINITY;
  #pausedUntil = Number.NEGATIVE_INFINITY;

  /** @param ledger counts the requests of other processes, too; `null` when there are none */
  constructor(name: string, clock: AccountClock = realClock, ledger: AccountLedger | null = null) {
    this.#name = name;
    this.#clock = clock;
    this.#ledger = ledger;
  }

  /** Requests in flight at most, as of now. */
  get limit(): number {
    return this.#limit;
  }

  /** Requests that wait to be made again. */
  get resting(): number {
    return this.#resting;
  }

  /** Does a wait before another try, counting it. */
  async whileResting<T>(wait: () => Promise<T>): Promise<T> {
    this.#resting++;
    try {
      return await wait();
    } finally {
      this.#resting--;
    }
  }

  report(): AccountReport {
    return {
      account: this.#name,
      calls: this.#calls,
      faults: { ...this.#faults },
      limits: [...this.#limits],
    };
  }

  /** The same model, its requests among those of this account; it may use so many more of them. */
  admit(model: Model, concurrency: number): Model {
    this.#ceiling += concurrency;
    this.#change(Math.min(firstLimit, this.#ceiling), 'begun');
    return wrapModel(model, async (request, signal, context) => {
      await this.#enter();
      let leave = async () => {};
      try {
        leave = (await this.#ledger?.enter(this.#name, this.#ceiling)) ?? leave;
        signal?.throwIfAborted();
        if (this.#end) throw this.#end;
        this.#calls++;
        const completion = await model.complete(request, signal, context);
        this.#answered();
        return completion;
      } catch (error) {
        if (error instanceof TransientError) {
          this.#failed(error);
          if (error.retryAfterMs) await this.#ledger?.pause(this.#name, error.retryAfterMs);
        }
        // A wrong key is wrong for those who wait, too.
        if (error instanceof InputError) this.#end ??= error;
        throw error;
      } finally {
        this.#running--;
        this.#release();
        await leave();
      }
    });
  }

  async #enter(): Promise<void> {
    if (this.#waiting.length > 0 || !this.#free) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#take();
  }

  get #free(): boolean {
    return this.#running < this.#limit && this.#clock.now() >= this.#pausedUntil;
  }

  #take(): void {
    this.#running++;
    this.#peak = Math.max(this.#peak, this.#running);
  }

  #release(): void {
    while (this.#waiting.length > 0 && this.#free) {
      this.#take();
      this.#waiting.shift()?.();
    }
  }

  #answered(): void {
    this.#answers++;
    if (this.#answers < this.#limit) return;
    const used = this.#peak >= saturation * this.#limit;
    const calm = this.#clock.now() >= this.#calmUntil;
    this.#newRound();
    if (!used || !calm || this.#limit >= this.#ceiling) return;
    const grown = this.#doubling ? this.#limit * 2 : this.#limit + 1;
    this.#change(Math.min(this.#ceiling, grown), 'grown');
  }

  #failed({ reason, retryAfterMs }: TransientError): void {
    this.#faults[reason] = (this.#faults[reason] ?? 0) + 1;
    const now = this.#clock.now();
    this.#newRound();
    if (reason !== 'rate-limited' && reason !== 'timeout') return;
    this.#doubling = false;
    if (retryAfterMs) this.#pause(now + retryAfterMs);
    if (now < this.#calmUntil) return;
    this.#calmUntil = now + calmMs;
    this.#change(Math.max(1, Math.floor(this.#limit * cutTo)), reason);
  }

  #pause(until: number): void {
    if (until <= this.#pausedUntil) return;
    this.#pausedUntil = until;
    this.#clock.later(Math.ceil(until - this.#clock.now()), () => {
      // A timer may ring a moment before the clock says so: only a longer pause overrules it.
      if (this.#pausedUntil !== until) return;
      this.#pausedUntil = Number.NEGATIVE_INFINITY;
      this.#release();
    });
  }

  #newRound(): void {
    this.#answers = 0;
    this.#peak = this.#running;
  }

  #change(limit: number, why: LimitChange): void {
    if (limit === this.#limit) return;
    this.#limit = limit;
    this.#limits.push({ at: new Date().toISOString(), limit, why });
    if (this.#limits.length > historyLength) this.#limits.shift();
  }
}

/** The accounts that the models of one run use: models of one address and key share one. */
export class Accounts {
  readonly #accounts = new Map<string, Account>();
  readonly #ledger: AccountLedger | null;

  constructor(ledger: AccountLedger | null = null) {
    this.#ledger = ledger;
  }

  of(baseUrl: string, apiKeyEnv: string | undefined): Account {
    const name = apiKeyEnv ? `${new URL(baseUrl).origin} ${apiKeyEnv}` : new URL(baseUrl).origin;
    const account = this.#accounts.get(name) ?? new Account(name, realClock, this.#ledger);
    this.#accounts.set(name, account);
    return account;
  }

  report(): readonly AccountReport[] {
    return [...this.#accounts.values()].map((account) => account.report());
  }
}
