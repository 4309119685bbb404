import type PgBoss from 'pg-boss';
import { InputError } from '../core/errors.ts';
import type { Database, Sql } from '../journal/postgres/database.ts';

/** The schema of pg-boss, beside `credence`. */
export const queueSchema = 'credence_queue';

/** What pg-boss takes and gives where its own types say less. */
export type Boss = Omit<PgBoss, 'fail' | 'retry' | 'deleteJob' | 'insert'> & {
  /** The ids that its statement gives back. */
  insert(jobs: PgBoss.JobInsert[], options: PgBoss.ConnectionOptions): Promise<string[] | null>;
} & {
  readonly [Change in 'fail']: (
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
export function executor(sql: Sql): PgBoss.Db & { failed: unknown } {
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

/** @param owner makes its tables, or brings them up to date; others only check them */
export async function openBoss(database: Database, owner: boolean): Promise<Boss> {
  const { default: PgBoss } = await import('pg-boss');
  const db = executor(database);
  const options = { db, schema: queueSchema, migrate: owner, supervise: false, schedule: false };
  const boss = new PgBoss(options);
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
  return boss as unknown as Boss;
}
