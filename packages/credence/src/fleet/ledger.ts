import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../journal/postgres/database.ts';
import type { AccountLedger } from '../models/account.ts';
import type { Reservation, Spending } from '../study/budget.ts';
import { gather } from './gather.ts';

/** How often a request asks again that waits for others to tell what they cost. */
const askAgainMs = 200;

/**
 * What a study may still spend, held by all its workers together: the database counts what is in flight
 * anywhere at its highest possible cost. What a dead worker had in flight counts as spent.
 */
export class SharedSpending implements Spending {
  readonly #reserve: (request: { readonly id: string; readonly most: number }) => Promise<string>;
  readonly #settle: (request: { readonly id: string; readonly usd: number }) => Promise<unknown>;
  #exhausted: string | null = null;

  constructor(database: Database, study: number, worker: string) {
    this.#reserve = gather(async (requests) => {
      const rows = await database.query<{ answer: string }>(
        `select credence.reserve(id, $1, $2, most) as answer
         from unnest($3::uuid[], $4::float8[]) with ordinality as asked (id, most, nth) order by nth`,
        [study, worker, requests.map(({ id }) => id), requests.map(({ most }) => most)],
      );
      return rows.map(({ answer }) => answer);
    });
    this.#settle = gather((requests) =>
      database.query(
        'select credence.settle(id, usd) from unnest($1::uuid[], $2::float8[]) as told (id, usd)',
        [requests.map(({ id }) => id), requests.map(({ usd }) => usd)],
      ),
    );
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
      const answer = await this.#reserve({ id, most });
      if (answer === 'granted') break;
      if (answer !== 'wait') {
        this.#exhausted = answer;
        return null;
      }
      await sleep(askAgainMs * (0.5 + Math.random()));
    }
    return {
      settle: async (usd) => {
        await this.#settle({ id, usd });
      },
    };
  }
}

interface Entrance {
  readonly id: string;
  readonly account: string;
  /** Requests of the account at a time. */
  readonly most: number;
}

/** Requests in flight to accounts, counted over all workers, and the waits that servers ask for. */
export class SharedAccounts implements AccountLedger {
  readonly #database: Database;
  readonly #enter: (request: Entrance) => Promise<number>;
  readonly #leave: (id: string) => Promise<unknown>;

  constructor(database: Database, worker: string) {
    this.#database = database;
    this.#enter = gather(async (requests) => {
      // In the order of accounts, so that two workers never wait for one another in a circle.
      const rows = await database.query<{ id: string; ms: number }>(
        `select id, credence.enter(id, account, $1, most) as ms from (
           select * from unnest($2::uuid[], $3::text[], $4::int[]) as asked (id, account, most)
           order by account) as asked`,
        [
          worker,
          requests.map(({ id }) => id),
          requests.map(({ account }) => account),
          requests.map(({ most }) => most),
        ],
      );
      const waits = new Map(rows.map(({ id, ms }) => [id, ms]));
      return requests.map(({ id }) => waits.get(id) ?? 0);
    });
    this.#leave = gather((ids) =>
      database.query('delete from credence.slot where id = any($1::uuid[])', [ids]),
    );
  }

  async enter(account: string, most: number): Promise<() => Promise<void>> {
    const id = randomUUID();
    for (;;) {
      const ms = await this.#enter({ id, account, most });
      if (ms === 0) break;
      await sleep(ms * (0.5 + Math.random()));
    }
    return async () => {
      await this.#leave(id);
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
