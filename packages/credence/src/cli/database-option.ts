import { InputError } from '../core/errors.ts';
import { databaseAddress } from '../journal/postgres/address.ts';
import { Database, type DatabaseOptions } from '../journal/postgres/database.ts';

/** For every command that can use a database. */
export const databaseFlag = '--db <address>';
export const databaseDescription =
  'PostgreSQL database, postgres://user@host/name; the password may come from PGPASSWORD or ~/.pgpass';

/** The variable that holds the address where it must not stand in the list of processes. */
export const databaseVariable = 'CREDENCE_DB';

/** The address that a command was given: `--db env` takes it from the environment. */
export function databaseGiven(given: string): string {
  if (given !== 'env') return given;
  const address = process.env[databaseVariable];
  if (address) return address;
  throw new InputError('no-database', `${databaseVariable} is not set.`, {
    remedy:
      'Put the address of the database into it, as postgres://user:password@host/name, or give it with --db.',
  });
}

/** Does something with a database, and closes it. */
export async function withDatabase<T>(
  given: string,
  options: DatabaseOptions,
  use: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await Database.open(databaseAddress(databaseGiven(given)), options);
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}
