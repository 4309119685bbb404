import { InputError } from '../../core/errors.ts';
import type { Database, Sql } from './database.ts';
import { migrations } from './migrations.ts';

/** The version of the tables that this version of Credence works with. */
export const schemaVersion = migrations.length;

/**
 * What a worker may do besides reading, where deploy/roles.sql has made that role: it adds records, and
 * can neither change nor delete one.
 */
const grants = `
  do $$ begin
    if exists (select from pg_roles where rolname = 'credence_worker') then
      grant select on all tables in schema credence to credence_worker;
      grant insert on credence.record, credence.body to credence_worker;
      grant update (exhausted) on credence.study to credence_worker;
      grant insert, update on credence.worker, credence.tally, credence.account to credence_worker;
      grant insert, update, delete on credence.lease to credence_worker;
      grant insert, delete on credence.reservation, credence.slot to credence_worker;
    end if;
    if exists (select from pg_roles where rolname = 'credence_reader') then
      grant select on credence.migration, credence.study, credence.record, credence.body,
        credence.run to credence_reader;
    end if;
  end $$`;

async function versionOf(sql: Sql): Promise<number> {
  // Not `to_regclass`, which may answer from what this connection remembers.
  const there = await sql.query(
    `select from pg_tables where schemaname = 'credence' and tablename = 'migration'`,
  );
  if (there.length === 0) return 0;
  const [row] = await sql.query<{ version: number }>(
    'select coalesce(max(version), 0)::int as version from credence.migration',
  );
  return row?.version ?? 0;
}

function newer(found: number): InputError {
  return new InputError(
    'database-newer',
    `A newer version of Credence has set up the database: its tables have version ${found}, and this one knows version ${schemaVersion}.`,
    { remedy: 'Update Credence on this machine.' },
  );
}

/**
 * Brings the tables to this version; several may try at once. Takes the rights of their owner. Throws
 * `InputError` when a newer version has been there.
 */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.query(`select pg_advisory_xact_lock(hashtext('credence.migration'))`);
    const found = await versionOf(sql);
    if (found > schemaVersion) throw newer(found);
    for (const [index, text] of migrations.entries()) {
      if (index < found) continue;
      await sql.query(text);
      await sql.query('insert into credence.migration (version) values ($1)', [index + 1]);
    }
    await sql.query(grants);
  });
}

/** Throws `InputError` unless the tables are those of this version. */
export async function checkSchema(sql: Sql): Promise<void> {
  const found = await versionOf(sql);
  if (found > schemaVersion) throw newer(found);
  if (found === schemaVersion) return;
  throw new InputError(
    found === 0 ? 'database-empty' : 'database-older',
    found === 0
      ? 'There is nothing of Credence in the database.'
      : `The tables in the database have version ${found}; this version of Credence needs version ${schemaVersion}.`,
    {
      remedy: 'Its owner sets it up, or brings it up to date, with `credence fleet init --db ...`.',
    },
  );
}
