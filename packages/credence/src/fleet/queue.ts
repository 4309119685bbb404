import type PgBoss from 'pg-boss';
import { byIndex, type Database, type Sql } from '../journal/postgres/database.ts';
import { fromUuid, toUuid } from '../journal/postgres/rows.ts';
import { migrate } from '../journal/postgres/schema.ts';
import { type Boss, executor, openBoss, queueSchema } from './boss.ts';
import { deadQueueOf, type Job, needOf, queueOf } from './jobs.ts';

/** How often work is begun at most before it counts as poisoned, and the first wait between. */
const attempts = { retryLimit: 4, retryDelay: 2, retryBackoff: true } as const;

/** What is taken need not outlive the server: it is in the queue then, and is taken once more. */
const takingBegins = `begin; set local synchronous_commit = off; ${byIndex}`;

/** A job as a worker holds it. */
export interface HeldJob {
  readonly queue: string;
  readonly job: Job;
}

/** A worker and the queue that it holds work of. */
export interface Holder {
  readonly queue: string;
  readonly worker: string;
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

/** The work of all studies in a database: pg-boss, with every change part of a transaction of ours. */
export class Queue {
  readonly #boss: Boss;

  private constructor(boss: Boss) {
    this.#boss = boss;
  }

  /** @param owner makes its tables, or brings them up to date; others only check them */
  static async open(database: Database, { owner = false } = {}): Promise<Queue> {
    return new Queue(await openBoss(database, owner));
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

  /**
   * Work is taken in its order, which pg-boss has no index for: a long queue would be sorted each time.
   */
  async #index(database: Database, name: string): Promise<void> {
    const [row] = await database.query<{ table: string }>(
      `select partition_name as table from ${queueSchema}.queue where name = $1`,
      [name],
    );
    if (!row) return;
    const { table } = row;
    await database.query(
      `create index if not exists ${table}_order on ${queueSchema}.${table}
       (priority desc, created_on, id) where state < 'active'`,
    );
    // Every job leaves dead rows behind, at the beginning of that index.
    await database.query(
      `alter table ${queueSchema}.${table} set (autovacuum_vacuum_scale_factor = 0.02)`,
    );
  }

  /** Forgets what is done and what failed, so that a new plan can ask for it again. */
  async clear(sql: Sql, study: number): Promise<void> {
    await sql.query(
      `delete from ${queueSchema}.job where name like $1 and state >= 'completed'
         or name = $2 and state = 'created'`,
      [`s${study}.%`, deadQueueOf(study)],
    );
  }

  /** Removes a study's queues with all that is in them. Takes the rights of the owner. */
  async remove(database: Database, study: number): Promise<void> {
    const rows = await database.query<{ name: string; table: string }>(
      `select name, partition_name as table from ${queueSchema}.queue where name like $1
       order by name = $2`,
      [`s${study}.%`, deadQueueOf(study)],
    );
    for (const { name, table } of rows) {
      // A queue that still has jobs, done ones too, is not let go.
      await database.query(`truncate ${queueSchema}.${table}`);
      await this.#boss.deleteQueue(name);
    }
  }

  /** Adds work; what is there already stays as it is. @returns the keys of what was not there */
  async add(sql: Sql, study: number, jobs: readonly Job[]): Promise<ReadonlySet<string>> {
    if (jobs.length === 0) return new Set();
    const rows = jobs.map((job) => {
      const queue = queueOf(study, needOf(job));
      return { id: toUuid(job.key), name: queue, data: { queue, job } satisfies Stored };
    });
    // In one order, so that two who add the same never wait for one another in a circle.
    rows.sort((a, b) => (a.id < b.id ? -1 : 1));
    // pg-boss gives back what its statement does, which says nothing of its own accord.
    const db: PgBoss.Db = {
      executeSql: async (text, values = []) => ({
        rows: await sql.query(`${text} returning id`, values),
      }),
    };
    const added = (await this.#boss.insert(rows, { db })) ?? [];
    return new Set(added.map(fromUuid));
  }

  /** Takes up to so many jobs, which this worker holds from then on. */
  async take(
    database: Database,
    { study, queue, worker }: Holder & { readonly study: number },
    most: number,
  ): Promise<readonly HeldJob[]> {
    const take = async (sql: Sql) => {
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
    };
    return database.transaction(take, takingBegins);
  }

  /**
   * Ends jobs, as part of the transaction that writes what came of them.
   * @returns whether all of them were still to be ended: else somebody else has, and nothing of this
   *   transaction may stand
   */
  async complete(sql: Sql, queue: string, keys: readonly string[]): Promise<boolean> {
    // As pg-boss does it, but by the index however little the server knows of the queue, and without
    // what the work was: a job that is done stays to be known again, millions of them in a large study.
    const [row] = await sql.query<{ n: number }>(
      `with ended as (
         update ${queueSchema}.job set state = 'completed', completed_on = now(), data = null
         where name = $1 and id = any($2::uuid[]) and state = 'active' returning id
       ), released as (
         delete from credence.lease where queue = $1 and job = any($2::uuid[])
       ) select count(*)::int as n from ended`,
      [queue, keys.map(toUuid)],
    );
    return row?.n === keys.length;
  }

  /**
   * Gives up jobs that failed: they are begun again after a while, or are dead after too many times.
   * Those that somebody else has taken over meanwhile stay theirs.
   */
  async fail(sql: Sql, holder: Holder, keys: readonly string[], reason: string): Promise<void> {
    const ids = await this.#release(sql, holder, keys);
    if (ids.length === 0) return;
    const why = { message: reason.slice(0, 2_000) };
    await this.#boss.fail(holder.queue, ids, why, { db: executor(sql) });
  }

  /** Takes jobs out that this worker holds: the next plan wants them again if they are still missing. */
  async drop(sql: Sql, holder: Holder, keys: readonly string[]): Promise<void> {
    const ids = await this.#release(sql, holder, keys);
    if (ids.length > 0) await this.#boss.deleteJob(holder.queue, ids, { db: executor(sql) });
  }

  /** @returns those that the worker held */
  async #release(
    sql: Sql,
    { queue, worker }: Holder,
    keys: readonly string[],
  ): Promise<readonly string[]> {
    const rows = await sql.query<{ job: string }>(
      `delete from credence.lease
       where queue = $1 and job = any($2::uuid[]) and worker = $3 returning job`,
      [queue, keys.map(toUuid), worker],
    );
    return rows.map(({ job }) => job);
  }

  /** The work that has failed too often, with its reasons. */
  async dead(sql: Sql, study: number): Promise<readonly DeadJob[]> {
    const rows = await sql.query<{ id: string; data: Stored; output: { message?: string } | null }>(
      `select id, data, output from ${queueSchema}.job where name = $1 and state = 'created'
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
