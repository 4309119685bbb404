import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Database, Sql } from '../journal/postgres/database.ts';
import { fromUuid } from '../journal/postgres/rows.ts';
import type { Queue } from './queue.ts';

/** How often a process says that it lives. */
const heartbeatMs = 3_000;
/** Who has not been heard of for so long counts as dead. Of the database's clock. */
export const deadAfterSeconds = 20;

export interface WorkerRow {
  readonly id: string;
  readonly host: string;
  readonly process: number;
  readonly credenceVersion: string;
  readonly about: Readonly<Record<string, unknown>>;
  /** Jobs that it has taken and not ended. */
  readonly holds: number;
  /** Seconds since it began, and since it was heard of. */
  readonly up: number;
  readonly silence: number;
}

const columns = `id, host, process, credence_version as "credenceVersion", about,
  (select count(*)::int from credence.lease l where l.worker = w.id) as holds,
  extract(epoch from now() - started_at)::float8 as up,
  extract(epoch from now() - seen_at)::float8 as silence`;

/** Workers and planners that have been heard of lately. */
export function aliveWorkers(sql: Sql): Promise<readonly WorkerRow[]> {
  return sql.query<WorkerRow>(
    `select ${columns} from credence.worker w
     where ended_at is null and seen_at > now() - $1 * interval '1 second' order by started_at`,
    [deadAfterSeconds],
  );
}

/** Those that have done something for a study, whether they live or not. */
export function workersOf(sql: Sql, study: number): Promise<readonly WorkerRow[]> {
  return sql.query<WorkerRow>(
    `select ${columns} from credence.worker w
     where id in (select worker from credence.tally where study = $1) order by started_at`,
    [study],
  );
}

/**
 * This process among those that work on the database: says that it lives, and returns the work of those
 * that have not been heard of. Only the database's clock is asked, so that no machine's own matters.
 */
export class Presence {
  readonly id = randomUUID();
  readonly #database: Database;
  readonly #queue: Queue;
  readonly #onNotice: (notice: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> | null = null;
  #about: Readonly<Record<string, unknown>> = {};
  /** Since when every heartbeat has gone well: after an outage others need time to be heard again. */
  #wellSince = performance.now();
  #lastBeat = performance.now();

  private constructor(database: Database, queue: Queue, onNotice: (notice: string) => void) {
    this.#database = database;
    this.#queue = queue;
    this.#onNotice = onNotice;
  }

  static async begin(
    database: Database,
    queue: Queue,
    version: string,
    onNotice: (notice: string) => void,
  ): Promise<Presence> {
    const presence = new Presence(database, queue, onNotice);
    await database.query(
      `insert into credence.worker (id, host, process, credence_version) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [presence.id, hostname(), process.pid, version],
    );
    presence.#timer = setInterval(() => {
      presence.#beating ??= presence.#beat().finally(() => {
        presence.#beating = null;
      });
    }, heartbeatMs);
    return presence;
  }

  /** What others should know of it; told with the next heartbeat. */
  tell(about: Readonly<Record<string, unknown>>): void {
    this.#about = about;
  }

  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
    await this.#database.query(
      'update credence.worker set ended_at = now(), seen_at = now(), about = $2 where id = $1',
      [this.id, JSON.stringify(this.#about)],
    );
  }

  async #beat(): Promise<void> {
    try {
      await this.#database.query(
        'update credence.worker set seen_at = now(), ended_at = null, about = $2 where id = $1',
        [this.id, JSON.stringify(this.#about)],
      );
      const now = performance.now();
      if (now - this.#lastBeat > 2 * heartbeatMs) this.#wellSince = now;
      this.#lastBeat = now;
      if (now - this.#wellSince > 1_000 * deadAfterSeconds) await this.#bury();
    } catch (error) {
      this.#wellSince = performance.now();
      this.#onNotice(error instanceof Error ? error.message : String(error));
    }
  }

  /** Gives back what the dead hold; what they had in flight counts as spent. */
  async #bury(): Promise<void> {
    await this.#database.transaction(async (sql) => {
      const dead = await sql.query<{ id: string; host: string; process: number }>(
        `select id, host, process from credence.worker
         where ended_at is null and seen_at < now() - $1 * interval '1 second'
           and now() - pg_postmaster_start_time() > $1 * interval '1 second'
         order by id for update skip locked`,
        [deadAfterSeconds],
      );
      for (const { id, host, process: pid } of dead) {
        const jobs = await sql.query<{ queue: string; job: string }>(
          'select queue, job from credence.lease where worker = $1 order by queue, job',
          [id],
        );
        const reason = `the worker (process ${pid} on ${host}) died, or was cut off, over it`;
        for (const queue of new Set(jobs.map((one) => one.queue))) {
          const keys = jobs.filter((one) => one.queue === queue).map(({ job }) => fromUuid(job));
          await this.#queue.fail(sql, { queue, worker: id }, keys, reason);
        }
        await sql.query(
          'select credence.settle(id, most) from credence.reservation where worker = $1',
          [id],
        );
        await sql.query('delete from credence.slot where worker = $1', [id]);
        await sql.query('update credence.worker set ended_at = now() where id = $1', [id]);
        this.#onNotice(
          `process ${pid} on ${host} is dead or cut off; its ${jobs.length} jobs go back to the queue`,
        );
      }
    });
  }
}
