import { InputError } from '../../core/errors.ts';
import { contentHash } from '../../core/keys.ts';
import type { BodyHash, JournalRecord } from '../../core/records.ts';
import type { Sql } from './database.ts';

/** A record with the texts that it names and that may be new. */
export interface Entry {
  readonly record: JournalRecord;
  readonly bodies: readonly string[];
}

/** A content key in the form that the database keeps and gives back. */
export function toUuid(key: string): string {
  if (!/^[0-9a-f]{32}$/.test(key)) {
    throw new InputError('foreign-key', `"${key}" is not the key of a record of Credence.`, {
      remedy: 'A database takes journals that Credence wrote.',
    });
  }
  return key.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export const fromUuid = (uuid: string) => uuid.replaceAll('-', '');

/** Inserts the texts that are not there yet, in the order of their hashes. */
export async function insertBodies(
  sql: Sql,
  study: number,
  texts: readonly string[],
): Promise<void> {
  const byHash = new Map(texts.map((text) => [contentHash(text), text]));
  if (byHash.size === 0) return;
  const hashes = [...byHash.keys()].sort();
  await sql.query(
    `insert into credence.body (study, hash, content)
     select $1, * from unnest($2::uuid[], $3::text[]) on conflict do nothing`,
    [study, hashes.map(toUuid), hashes.map((hash) => JSON.stringify(byHash.get(hash)))],
  );
}

/**
 * Inserts what is not there yet, in the order of keys, so that two writers of the same never wait for
 * one another in a circle.
 */
export async function insertEntries(
  sql: Sql,
  study: number,
  entries: readonly Entry[],
): Promise<void> {
  await insertBodies(
    sql,
    study,
    entries.flatMap(({ bodies }) => bodies),
  );
  const records = new Map(entries.map(({ record }) => [record.key, record]));
  if (records.size === 0) return;
  const sorted = [...records.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  await sql.query(
    `insert into credence.record (study, key, kind, content)
     select $1, * from unnest($2::uuid[], $3::text[], $4::text[]) on conflict do nothing`,
    [
      study,
      sorted.map(({ key }) => toUuid(key)),
      sorted.map(({ kind }) => kind),
      sorted.map((record) => JSON.stringify(record)),
    ],
  );
}

function damaged(what: string): InputError {
  return new InputError('journal-damaged', `The journal in the database is damaged: ${what}.`, {
    remedy: 'Restore the database from a backup.',
  });
}

export function parseRecord(key: string, content: string): JournalRecord {
  const record = JSON.parse(content) as JournalRecord;
  if (record.key !== key) throw damaged(`record ${key} says that it is ${record.key}`);
  return record;
}

/** A text whose hash is that of its content. Throws `InputError` when it is not. */
export function parseText(hash: BodyHash, content: string): string {
  const text = JSON.parse(content) as string;
  if (contentHash(text) !== hash) throw damaged(`text ${hash} is not what its hash promises`);
  return text;
}

/**
 * Rows of study $1 under keys $2, each looked up by its own. A server that has not counted a new table
 * yet thinks a study short, and would read all of it to find a few hundred.
 */
function lookup(table: 'record' | 'body'): string {
  const column = table === 'record' ? 'key' : 'hash';
  return `from unnest($2::uuid[]) as asked (key) cross join lateral (
    select content from credence.${table} where study = $1 and ${column} = asked.key limit 1) as found`;
}

/** What stands in the database under some keys of records or hashes of texts, as far as it is there. */
export async function contentsOf(
  sql: Sql,
  study: number,
  table: 'record' | 'body',
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.query<{ key: string; content: string }>(
    `select asked.key, found.content ${lookup(table)}`,
    [study, keys.map(toUuid)],
  );
  return new Map(rows.map(({ key, content }) => [fromUuid(key), content]));
}

/** Which of some records are there. */
export async function keysThere(
  sql: Sql,
  study: number,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ key: string }>(`select asked.key ${lookup('record')}`, [
    study,
    keys.map(toUuid),
  ]);
  return new Set(rows.map(({ key }) => fromUuid(key)));
}

/** Texts by their hashes, as far as they are there. Throws `InputError` for one that does not match. */
export async function textsOf(
  sql: Sql,
  study: number,
  hashes: readonly BodyHash[],
): Promise<ReadonlyMap<BodyHash, string>> {
  const texts = new Map<BodyHash, string>();
  const wanted = [...new Set(hashes)];
  for (let i = 0; i < wanted.length; i += 1_000) {
    const found = await contentsOf(sql, study, 'body', wanted.slice(i, i + 1_000));
    for (const [hash, content] of found) texts.set(hash, parseText(hash, content));
  }
  return texts;
}
