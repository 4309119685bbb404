import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { databaseAddress } from '../../src/journal/postgres/address.ts';
import { Database } from '../../src/journal/postgres/database.ts';

// A server starts within a second, and on a busy machine much later.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** A PostgreSQL server that a test may do anything to. */
export interface TestServer {
  readonly port: number;
  readonly password: string;
  url(database?: string, user?: string, password?: string): string;
  start(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const script = new URL('../../../../scripts/postgres.mjs', import.meta.url).href;

/** One server for all tests of a file; every test takes a database of its own. */
export function postgresServer(): { current: TestServer; newDatabase(): Promise<string> } {
  const folder = mkdtempSync(join(tmpdir(), 'credence-postgres-'));
  const holder = {
    current: undefined as unknown as TestServer,
    /** The address of an empty database. */
    async newDatabase(): Promise<string> {
      const name = `d${Math.random().toString(36).slice(2)}`;
      const owner = await Database.open(databaseAddress(holder.current.url()));
      await owner.query(`create database ${name}`);
      await owner.close();
      return holder.current.url(name);
    },
  };
  beforeAll(async () => {
    const { startPostgres } = (await import(script)) as {
      startPostgres: (folder: string) => Promise<TestServer>;
    };
    holder.current = await startPostgres(folder);
  });
  afterAll(async () => {
    await holder.current?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return holder;
}
