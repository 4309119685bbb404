import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { DatabaseAddress } from './address.ts';
import { databaseError, isPassing } from './database-error.ts';

/** Something that takes SQL: the database, or one transaction of it. */
export interface Sql {
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface DatabaseOptions {
  /** Shown in pg_stat_activity. */
  readonly application?: string;
  /** Connections at most. */
  readonly connections?: number;
  /** For how long a server that is away is waited for, in milliseconds. Default: not at all. */
  readonly patienceMs?: number;
  /** Is told once each time when the server goes away and when it is back. */
  readonly onNotice?: (notice: string) => void;
}

/**
 * Makes a transaction read in the order of an index. A server that has not counted a table yet thinks it
 * short, and would sort all of it to give a few rows; kept from sorting it thinks the reading dear, and
 * would compile it.
 */
export const byIndex = 'set local enable_sort = off; set local jit = off';

/** A server that says nothing for so long is as good as away: a cut line looks like that. */
const silenceMs = 30_000;

/**
 * A PostgreSQL database. All errors come out as those of `core/errors.ts`, without the password; the
 * driver is loaded when the first database is opened.
 */
export class Database implements Sql {
  readonly address: DatabaseAddress;
  readonly #pool: Pool;
  readonly #options: DatabaseOptions;
  readonly #closing = new AbortController();
  #away = false;

  private constructor(address: DatabaseAddress, pool: Pool, options: DatabaseOptions) {
    this.address = address;
    this.#pool = pool;
    this.#options = options;
  }

  /** Throws `InputError` or `InfrastructureError` when it cannot be reached. */
  static async open(address: DatabaseAddress, options: DatabaseOptions = {}): Promise<Database> {
    const { default: pg } = await import('pg');
    const pool = new pg.Pool({
      connectionString: address.connectionString,
      max: options.connections ?? 8,
      application_name: options.application ?? 'credence',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      query_timeout: silenceMs,
    });
    // A connection that breaks while nobody uses it: the pool makes a new one.
    pool.on('error', () => undefined);
    const database = new Database(address, pool, options);
    try {
      await pool.query('select 1');
    } catch (error) {
      await pool.end();
      throw databaseError(error, address);
    }
    return database;
  }

  /** One statement; made again when the server was away, so it must bear being made twice. */
  query<Row = Record<string, unknown>>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    return this.#patiently(async () => {
      const result = await this.#pool.query(text, [...values]);
      return result.rows as Row[];
    });
  }

  /**
   * Work that takes effect whole or not at all. It is done again from its beginning when the server
   * goes away meanwhile, even where only the word of its success was lost: it must bear that.
   */
  transaction<T>(work: (sql: Sql) => Promise<T>, begin = 'begin'): Promise<T> {
    return this.#patiently(() => this.#once(work, begin));
  }

  /**
   * The rows of a query, so many in memory at a time, all as they were when reading began. A server
   * that goes away ends the reading with an error.
   */
  async *stream<Row>(
    text: string,
    values: readonly unknown[],
    portion = 2_000,
  ): AsyncGenerator<readonly Row[]> {
    const client = await this.#client();
    let broken = true;
    try {
      await client.query(`begin isolation level repeatable read read only; ${byIndex}`);
      await client.query(`declare reading no scroll cursor for ${text}`, [...values]);
      for (;;) {
        const { rows } = await client.query(`fetch ${portion} from reading`);
        if (rows.length === 0) break;
        yield rows as Row[];
      }
      broken = false;
    } catch (error) {
      throw databaseError(error, this.address);
    } finally {
      // Whoever stops reading in the middle leaves the transaction open as well.
      if (!broken) await client.query('rollback').catch(() => undefined);
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#pool.end();
  }

  async #client(): Promise<PoolClient> {
    try {
      const client = await this.#pool.connect();
      // Else an error of the connection between two statements would end the process.
      if (client.listenerCount('error') < 2) client.on('error', () => undefined);
      return client;
    } catch (error) {
      throw databaseError(error, this.address);
    }
  }

  async #once<T>(work: (sql: Sql) => Promise<T>, begin: string): Promise<T> {
    const client = await this.#client();
    let broken = true;
    try {
      await client.query(begin);
      const result = await work({
        query: async <Row>(text: string, values: readonly unknown[] = []) =>
          (await client.query(text, [...values])).rows as Row[],
      });
      await client.query('commit');
      broken = false;
      return result;
    } catch (error) {
      // A connection on which something went wrong is not used again unless it says that it is well.
      broken = await client.query('rollback').then(
        () => false,
        () => true,
      );
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    const { patienceMs = 0, onNotice = () => undefined } = this.#options;
    const until = performance.now() + patienceMs;
    for (let tries = 1; ; tries += 1) {
      try {
        const result = await work();
        if (this.#away) onNotice(`the database ${this.address.shown} is back`);
        this.#away = false;
        return result;
      } catch (error) {
        const failure = databaseError(error, this.address);
        if (!isPassing(error) || performance.now() > until || this.#closing.signal.aborted) {
          throw failure;
        }
        // A deadlock or a lost race is over at once, and nothing to speak of.
        if (!this.#away && tries > 2) {
          this.#away = true;
          onNotice(`${failure.message}; waiting for it`);
        }
        const pauseMs = Math.min(3_000, 50 * 2 ** tries) * (0.5 + Math.random() / 2);
        await sleep(pauseMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      }
    }
  }
}
