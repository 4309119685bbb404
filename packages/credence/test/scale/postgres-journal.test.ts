import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash } from '../../src/core/keys.ts';
import type { JournalRecord } from '../../src/core/records.ts';
import { databaseAddress } from '../../src/journal/postgres/address.ts';
import { Database } from '../../src/journal/postgres/database.ts';
import { PostgresJournal } from '../../src/journal/postgres/postgres-journal.ts';
import { checkSchema, migrate } from '../../src/journal/postgres/schema.ts';
import { allRecords as all, failureRecord as record } from '../support/failures.ts';
import { postgresServer } from '../support/postgres.ts';

const server = postgresServer();
let database: Database;
let url: string;

beforeEach(async () => {
  url = await server.newDatabase();
  database = await Database.open(databaseAddress(url), { patienceMs: 20_000 });
  await migrate(database);
  await database.query(
    `insert into credence.study (name, frozen, credence_version) values ('a', '{}', '0'), ('b', '{}', '0')`,
  );
});
afterEach(() => database.close());

const byKey = (records: readonly JournalRecord[]) => records.map(({ key }) => key).sort();

describe('a journal in PostgreSQL', () => {
  it('gives back what was put, once, with its bodies, apart from other studies', async () => {
    const writer = await PostgresJournal.open(database, 1);
    const records = Array.from({ length: 5_000 }, (_, n) => record(n));
    await Promise.all(records.map((one, n) => writer.put(one, [`body ${n}`, 'shared'])));
    await writer.put(record(3, 'another text under the same key'));

    const journal = await PostgresJournal.open(database, 1);
    expect(byKey(await all(journal))).toEqual(byKey(records));
    expect(await all(journal)).toContainEqual(record(3));
    expect([record(4_999), record(5_000)].map(({ key }) => journal.has(key))).toEqual([
      true,
      false,
    ]);
    const hashes = ['body 42', 'shared', 'absent'].map((text) => contentHash(text));
    expect([...(await journal.bodies(hashes)).values()].sort()).toEqual(['body 42', 'shared']);
    const [bodies] = await database.query('select count(*)::int as n from credence.body');
    expect(bodies).toEqual({ n: 5_001 });
    expect(await all(PostgresJournal.reader(database, 2))).toEqual([]);
  });

  it('is written by many at once without losing or doubling', async () => {
    const writers = await Promise.all([1, 2, 3, 4].map(() => PostgresJournal.open(database, 1)));
    await Promise.all(
      writers.flatMap((journal, from) =>
        // Everything is put by two of them, in different orders.
        Array.from({ length: 1_000 }, (_, n) => {
          const which = from % 2 === 0 ? n : 999 - n;
          return journal.put(record(which + (from > 1 ? 1_000 : 0)), [`body ${which % 7}`]);
        }),
      ),
    );
    expect(byKey(await all(writers[0]!))).toEqual(
      byKey(Array.from({ length: 2_000 }, (_, n) => record(n))),
    );
  });

  it('keeps every text, also what a column cannot hold as it is', async () => {
    const texts = ['a\u0000b', '\ud800 alone', '🦉\u2028', '\\u0000', ''];
    const journal = await PostgresJournal.open(database, 1);
    await journal.put(record(1, texts.join('|')), texts);
    const kept = await journal.bodies(texts.map((text) => contentHash(text)));
    expect(texts.map((text) => kept.get(contentHash(text)))).toEqual(texts);
    expect(await all(journal)).toEqual([record(1, texts.join('|'))]);
  });

  it('says so when a text is not what its hash promises', async () => {
    const journal = await PostgresJournal.open(database, 1);
    await journal.put(record(1), ['as it was']);
    await database.query(`update credence.body set content = '"changed"'`);
    await expect(journal.bodies([contentHash('as it was')])).rejects.toMatchObject({
      code: 'journal-damaged',
      exitCode: 2,
    });
  });

  it('waits for a server that was killed, and loses nothing acknowledged', async () => {
    const journal = await PostgresJournal.open(database, 1);
    const acknowledged = new Set<string>();
    const writing = Array.from({ length: 400 }, async (_, n) => {
      await sleep(4 * n);
      await journal.put(record(n), [`body ${n}`]);
      acknowledged.add(record(n).key);
    });
    await sleep(500);
    await server.current.kill();
    const before = [...acknowledged];
    await sleep(300);
    await server.current.start();
    expect(before.length).toBeGreaterThan(0);
    const kept = new Set(byKey(await all(await PostgresJournal.open(database, 1))));
    expect(before.filter((key) => !kept.has(key))).toEqual([]);
    await Promise.all(writing);
    expect(await all(journal)).toHaveLength(400);
  });
});

describe('the tables', () => {
  it('are made once, whoever comes first', async () => {
    const empty = await server.newDatabase();
    const several = await Promise.all([1, 2, 3].map(() => Database.open(databaseAddress(empty))));
    await expect(checkSchema(several[0]!)).rejects.toMatchObject({ code: 'database-empty' });
    await Promise.all(several.map(migrate));
    await checkSchema(several[0]!);
    await Promise.all(several.map((one) => one.close()));
  });

  it('are left alone when a newer version has been there', async () => {
    await database.query('insert into credence.migration (version) values (99)');
    await expect(migrate(database)).rejects.toMatchObject({ code: 'database-newer', exitCode: 2 });
    await expect(checkSchema(database)).rejects.toMatchObject({ code: 'database-newer' });
  });
});

describe('a password', () => {
  it('is in no error', async () => {
    const { password, port } = server.current;
    const wrong = [
      url.replace(password, 'wrong-password'),
      url.replace('credence:', 'nobody-here:'),
      url.replace(`:${password}`, ''),
      url.replace(/\/\w+$/, '/no-such-database'),
      url.replace(String(port), '1'),
      `mysql://user:${password}@host/db`,
      `postgres://user@127.0.0.1:1/db?password=${password}`,
    ];
    for (const address of wrong) {
      const error = await Promise.resolve()
        .then(() => Database.open(databaseAddress(address)))
        .catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: expect.stringMatching(/^(database-|not-a-database)/) });
      const { message, remedy, stack, cause } = error as Error & { remedy: string };
      const text = [message, remedy, stack, JSON.stringify(cause)].join('\n');
      expect(text).not.toContain(password);
      expect(text).not.toContain('wrong-password');
    }
  });
});
