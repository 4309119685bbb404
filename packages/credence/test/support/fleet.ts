import { randomBytes } from 'node:crypto';
import type { JournalRecord } from '../../src/core/records.ts';
import { databaseAddress } from '../../src/journal/postgres/address.ts';
import { Database } from '../../src/journal/postgres/database.ts';
import { type CommandEnd, type RunningCommand, start } from './command.ts';

/** What the database holds of a study, each record as it stands. */
export async function recordsInDatabase(url: string): Promise<readonly JournalRecord[]> {
  return withDatabase(url, async (database) => {
    const rows = await database.query<{ content: string }>(
      'select content from credence.record order by seq',
    );
    return rows.map(({ content }) => JSON.parse(content) as JournalRecord);
  });
}

export async function withDatabase<T>(url: string, use: (database: Database) => Promise<T>) {
  const database = await Database.open(databaseAddress(url), { patienceMs: 20_000 });
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

/** Every text that a database holds, for looking for what must not be there. */
export async function allOfDatabase(url: string): Promise<string> {
  return withDatabase(url, async (database) => {
    const tables = await database.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('credence', 'credence_queue')`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const rows = await database.query<{ text: string }>(`select t::text as text from ${name} t`);
      texts.push(...rows.map(({ text }) => text));
    }
    return texts.join('\n');
  });
}

export interface FleetOptions {
  readonly url: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a worker. Tests end it. */
export function startWorker(
  { url, env }: FleetOptions,
  args: readonly string[] = [],
  credence?: string,
): RunningCommand {
  return start(['worker', ...args], {
    env: { ...env, CREDENCE_DB: url },
    ...(credence !== undefined && { credence }),
  });
}

/** Asks a worker to end, and waits for it. */
export async function endWorker(worker: RunningCommand): Promise<CommandEnd> {
  if (worker.child.exitCode === null) worker.child.kill('SIGTERM');
  return worker.ended;
}

/** Runs a study in a database, through the command. */
export function startRun(
  { url, env }: FleetOptions,
  file: string,
  args: readonly string[] = [],
): RunningCommand {
  return start(['run', file, '--db', 'env', ...args], { env: { ...env, CREDENCE_DB: url } });
}

export const plantedKey = () => `sk-planted-${randomBytes(8).toString('hex')}`;
