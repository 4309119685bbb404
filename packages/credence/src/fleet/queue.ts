import type PgBoss from 'pg-boss';
import { InputError } from '../core/errors.ts';
import type { Database, Sql } from '../journal/postgres/database.ts';
import { toUuid } from '../journal/postgres/rows.ts';
import { migrate } from '../journal/postgres/schema.ts';
import { deadQueueOf, type Job, needOf, queueOf } from './jobs.ts';

/** The schema of pg-boss, beside `credence`. */
const schema = 'credence_queue';

/** How often work is begun at most before it counts as poisoned, and the first wait between. */
const attempts = { retryLimit: 4, retryDelay: 2, retryBackoff: true } as const;

/** A job as a worker holds it. */
export interface HeldJob {
  readonly queue: string;
  readonly job: Job;
}

export interface DeadJob {
  readonly id: string;
  readonly queue: string;
  readonly job: Job;
  /** Why it failed the last time. */
  readonly reason: string;
}

interface Stored {
  readonly queue: string;
  readonly job: Job;
}

/** What pg-boss takes and gives where its own types say less. */
type Boss = Omit<PgBoss, 'complete' | 'fail' | 'retry' | 'deleteJob'> & {
  readonly [Change in 'complete' | 'fail']: (
    queue: string,
    ids: readonly string[],
    output: object,
    options: PgBoss.ConnectionOptions,
  ) => Promise<{ readonly affected: number }>;
} & {
  readonly [Change in 'retry' | 'deleteJob']: (
    queue: string,
    ids: readonly string[],
    options: PgBoss.ConnectionOptions,
  ) => Promise<{ readonly affected: number }>;
};

/** pg-boss swallows what goes wrong while it fetches: here it is kept. */
function executor(sql: Sql): PgBoss.Db & { failed: unknown } {
  const own = {
    failed: undefined as unknown,
    executeSql: async (text: string, values: unknown[] = []) => {
      try {
        return { rows: await sql.query(text, values) };
      } catch (error) {
        own.failed = error;
        throw error;
      }
    },
  };
  return own;
}

/** The work of all studies in a database: pg-boss, with every change part of a transaction of ours. */
export class Queue {
  readonly #boss: Boss;

  private constructor(boss: Boss) {
    this.#boss = boss;
  }

  /** @param owner makes its tables, or brings them up to date; others only check them */
  static async open(database: Database, { owner = false } = {}): Promise<Queue> {
    const { default: PgBoss } = await import('pg-boss');
    const db = executor(database);
    const boss = new PgBoss({ db, schema, migrate: owner, supervise: false, schedule: false });
    boss.on('error', () => undefined);
    try {
      await boss.start();
    } catch (error) {
      if (db.failed) throw db.failed;
      throw new InputError('database-older', `The queue in the database: ${error}.`, {
        remedy: 'Its owner brings it up to date with `credence fleet init --db ...`.',
        cause: error,
      });
    }
    return new Queue(boss as unknown as Boss);
  }

  /** Makes the queues of a study that are not there. Takes the rights of the owner. */
  async make(database: Database, study: number, needs: readonly string[]): Promise<void> {
    const deadLetter = deadQueueOf(study);
    await this.#boss.createQueue(deadLetter, { name: deadLetter, retryLimit: 0 });
    for (const need of needs) {
      const name = queueOf(study, need);
      await this.#boss.createQueue(name, {
        ...{ name, deadLetter, ...attempts },
        // Whoever holds work says that it is alive; this is only for a worker that lives and hangs.
        expireInSeconds: 23 * 3_600,
      });
      await this.#index(database, name);
    }
  }

  /** Work is taken in its order, which pg-boss has no index for: a long queue would be sorted each time. */
  async #index(database: Database, name: string): Promise<void> {
    const [row] = await database.query<{ table: string }>(
      `select partition_name as table from ${schema}.queue where name = $1`,
      [name],
    );
    if (!row) return;
    await database.query(
      `create index if not exists ${row.table}_order on ${schema}.${row.table}
       (priority desc, created_on, id) where state < 'active'`,
    );
  }

  /** Forgets what is done and what failed, so that a new plan can ask for it again. */
  async clear(sql: Sql, study: number): Promise<void> {
    await sql.query(
      `delete from ${schema}.job where name like $1 and state >= 'completed'
         or name = $2 and state = 'created'`,
      [`s${study}.%`, deadQueueOf(study)],
    );
  }

  /** Removes a study's queues with all that is in them. Takes the rights of the owner. */
  async remove(database: Database, study: number): Promise<void> {
    const rows = await database.query<{ name: string; table: string }>(
      `select name, partition_name as table from ${schema}.queue where name like $1
       order by name = $2`,
      [`s${study}.%`, deadQueueOf(study)],
    );
    for (const { name, table } of rows) {
      // A queue that still has jobs, done ones too, is not let go.
      await database.query(`truncate ${schema}.${table}`);
      await this.#boss.deleteQueue(name);
    }
  }

  /** Adds work; what is there already stays as it is. */
  async add(sql: Sql, study: number, jobs: readonly Job[]): Promise<void> {
    if (jobs.length === 0) return;
    const rows = jobs.map((job) => {
      const queue = queueOf(study, needOf(job));
      return { id: toUuid(job.key), name: queue, data: { queue, job } satisfies Stored };
    });
    await this.#boss.insert(rows, { db: executor(sql) });
  }

  /** How many of these jobs are in the queue already, waiting, held or done. */
  async known(sql: Sql, study: number, jobs: readonly Job[]): Promise<number> {
    if (jobs.length === 0) return 0;
    const [row] = await sql.query<{ n: number }>(
      `select count(*)::int as n from ${schema}.job j
         join unnest($1::text[], $2::uuid[]) as asked (name, id) using (name, id)`,
      [jobs.map((job) => queueOf(study, needOf(job))), jobs.map(({ key }) => toUuid(key))],
    );
    return row?.n ?? 0;
  }

  /** Takes up to so many jobs, which this worker holds from then on. */
  async take(
    database: Database,
    { study, queue, worker }: { study: number; queue: string; worker: string },
    most: number,
  ): Promise<readonly HeldJob[]> {
    return database.transaction(async (sql) => {
      const db = executor(sql);
      const found = await this.#boss.fetch<Stored>(queue, { batchSize: most, db });
      if (db.failed) throw db.failed;
      if (found.length === 0) return [];
      await sql.query(
        `insert into credence.lease (queue, job, study, worker)
         select $1, unnest($2::uuid[]), $3, $4
         on conflict (queue, job) do update set worker = excluded.worker, at = now()`,
        [queue, found.map(({ id }) => id), study, worker],
      );
      return found.map(({ data }) => ({ queue, job: data.job }));
    });
  }

  /**
   * Ends jobs, as part of the transaction that writes what came of them.
   * @returns whether all of them were still to be ended: else somebody else has, and nothing of this
   *   transaction may stand
   */
  async complete(sql: Sql, queue: string, keys: readonly string[]): Promise<boolean> {
    const ids = keys.map(toUuid);
    const { affected } = await this.#boss.complete(queue, ids, {}, { db: executor(sql) });
    await this.#release(sql, queue, ids);
    return affected === keys.length;
  }

  /** Gives a job up that failed: it is begun again after a while, or is dead after too many times. */
  async fail(sql: Sql, queue: string, keys: readonly string[], reason: string): Promise<void> {
    const ids = keys.map(toUuid);
    await this.#boss.fail(queue, ids, { message: reason.slice(0, 2_000) }, { db: executor(sql) });
    await this.#release(sql, queue, ids);
  }

  /** Takes a job out: the next plan wants it again if it is still missing. */
  async drop(sql: Sql, queue: string, keys: readonly string[]): Promise<void> {
    const ids = keys.map(toUuid);
    await this.#boss.deleteJob(queue, ids, { db: executor(sql) });
    await this.#release(sql, queue, ids);
  }

  async #release(sql: Sql, queue: string, ids: readonly string[]): Promise<void> {
    await sql.query('delete from credence.lease where queue = $1 and job = any($2::uuid[])', [
      queue,
      ids,
    ]);
  }

  /** The work that has failed too often, with its reasons. */
  async dead(sql: Sql, study: number): Promise<readonly DeadJob[]> {
    const rows = await sql.query<{ id: string; data: Stored; output: { message?: string } | null }>(
      `select id, data, output from ${schema}.job where name = $1 and state = 'created'
       order by created_on, id`,
      [deadQueueOf(study)],
    );
    return rows.map(({ id, data, output }) => ({
      ...{ id, queue: data.queue, job: data.job },
      reason: output?.message ?? 'no reason given',
    }));
  }

  /** Puts dead work back into its queue for one more try. @returns how much */
  async revive(database: Database, study: number): Promise<number> {
    return database.transaction(async (sql) => {
      const dead = await this.dead(sql, study);
      const db = executor(sql);
      for (const { id, queue, job } of dead) {
        await this.#boss.retry(queue, [toUuid(job.key)], { db });
        await this.#boss.deleteJob(deadQueueOf(study), [id], { db });
      }
      return dead.length;
    });
  }
}

/** Makes all tables of a database, or brings them up to date. Takes the rights of their owner. */
export async function setUpDatabase(database: Database): Promise<Queue> {
  // Workers take the other tables as the sign that all is ready, so the queue comes first.
  const queue = await Queue.open(database, { owner: true });
  await migrate(database);
  return queue;
}

/** How much work of a study waits, by what it needs, and how much is held. */
export async function workLeft(
  sql: Sql,
  study: number,
): Promise<{ readonly waiting: Readonly<Record<string, number>>; readonly held: number }> {
  // In one statement, so that work on its way from the one to the other is seen once.
  const rows = await sql.query<{ name: string; n: number }>(
    `select name, count(*)::int as n from ${schema}.job
       where name like $1 and name <> $2 and state < 'active' group by name
     union all select 'held', count(*)::int from credence.lease where study = $3`,
    [`s${study}.%`, deadQueueOf(study), study],
  );
  const waiting = rows
    .filter(({ name }) => name !== 'held')
    .map(({ name, n }) => [name.slice(name.indexOf('.') + 1), n]);
  return {
    waiting: Object.fromEntries(waiting) as Record<string, number>,
    held: rows.find(({ name }) => name === 'held')?.n ?? 0,
  };
}
