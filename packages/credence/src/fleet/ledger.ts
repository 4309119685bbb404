import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../journal/postgres/database.ts';
import type { AccountLedger } from '../models/account.ts';
import type { Reservation, Spending } from '../study/budget.ts';

/** How often a request asks again that waits for others to tell what they cost. */
const askAgainMs = 200;

/**
 * What a study may still spend, held by all its workers together: the database counts what is in flight
 * anywhere at its highest possible cost. What a dead worker had in flight counts as spent.
 */
export class SharedSpending implements Spending {
  readonly #database: Database;
  readonly #study: number;
  readonly #worker: string;
  #exhausted: string | null = null;

  constructor(database: Database, study: number, worker: string) {
    this.#database = database;
    this.#study = study;
    this.#worker = worker;
  }

  get exhausted(): string | null {
    return this.#exhausted;
  }

  /** Whoever plans counts what was spent. */
  get usd(): number {
    return 0;
  }

  /** As the study says now: its limit may have been raised. */
  set exhausted(why: string | null) {
    this.#exhausted = why;
  }

  /** Whoever plans holds the limit of answers. */
  takeSample(): boolean {
    return true;
  }

  giveBackSample(): void {}

  async reserve(most: number): Promise<Reservation | null> {
    if (most === 0) return { settle: () => undefined };
    // Its own id, so that asking again when the answer was lost reserves nothing twice.
    const id = randomUUID();
    for (;;) {
      const [row] = await this.#database.query<{ answer: string }>(
        'select credence.reserve($1, $2, $3, $4) as answer',
        [id, this.#study, this.#worker, most],
      );
      const answer = row?.answer ?? '';
      if (answer === 'granted') break;
      if (answer !== 'wait') {
        this.#exhausted = answer;
        return null;
      }
      await sleep(askAgainMs * (0.5 + Math.random()));
    }
    return {
      settle: async (usd) => {
        await this.#database.query('select credence.settle($1, $2)', [id, usd]);
      },
    };
  }
}

/** Requests in flight to accounts, counted over all workers, and the waits that servers ask for. */
export class SharedAccounts implements AccountLedger {
  readonly #database: Database;
  readonly #worker: string;

  constructor(database: Database, worker: string) {
    this.#database = database;
    this.#worker = worker;
  }

  async enter(account: string, most: number): Promise<() => Promise<void>> {
    const id = randomUUID();
    for (;;) {
      const [row] = await this.#database.query<{ ms: number }>(
        'select credence.enter($1, $2, $3, $4) as ms',
        [id, account, this.#worker, most],
      );
      const ms = row?.ms ?? 0;
      if (ms === 0) break;
      await sleep(ms * (0.5 + Math.random()));
    }
    return async () => {
      await this.#database.query('delete from credence.slot where id = $1', [id]);
    };
  }

  async pause(account: string, milliseconds: number): Promise<void> {
    await this.#database.query(
      `update credence.account set paused_until =
         greatest(coalesce(paused_until, now()), now() + $2 * interval '1 millisecond')
       where name = $1`,
      [account, milliseconds],
    );
  }
}
