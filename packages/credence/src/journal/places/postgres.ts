import { InputError } from '../../core/errors.ts';
import { contentHash } from '../../core/keys.ts';
import type { JournalRecord } from '../../core/records.ts';
import { databaseAddress } from '../postgres/address.ts';
import { Database } from '../postgres/database.ts';
import { PostgresJournal } from '../postgres/postgres-journal.ts';
import { type Entry, fromUuid, insertBodies, insertEntries } from '../postgres/rows.ts';
import { checkSchema } from '../postgres/schema.ts';
import type { Body, StudyDocument, StudyPlace, StudyReader, StudyWriter } from './place.ts';

/** Rows that one transaction writes. */
const portion = 1_000;

/** The database and the study's name in it: `postgres://user@host/database#study`, or `env#study`. */
async function open(address: string): Promise<{ database: Database; name: string }> {
  const [text = '', fragment = ''] = address.split(/#(?=[^#]*$)/);
  const name = decodeURIComponent(fragment);
  const given = text === 'env' ? (process.env.CREDENCE_DB ?? '') : text;
  if (name === '') {
    throw new InputError('no-study', 'The address names no study.', {
      remedy: 'Put its name behind a #, as in postgres://user@host/database#study.',
    });
  }
  if (given === '') {
    throw new InputError('no-database', 'CREDENCE_DB is not set.', {
      remedy: `Put the address of the database into it, or name it in place of env, as postgres://user@host/database#${name}.`,
    });
  }
  const database = await Database.open(databaseAddress(given));
  try {
    await checkSchema(database);
    return { database, name };
  } catch (error) {
    await database.close();
    throw error;
  }
}

class DatabaseReader implements StudyReader {
  readonly promised = null;
  readonly notices: readonly string[] = [];
  readonly #database: Database;
  readonly #study: number;
  readonly #frozen: string;

  constructor(database: Database, study: number, frozen: string) {
    this.#database = database;
    this.#study = study;
    this.#frozen = frozen;
  }

  async documents(): Promise<readonly StudyDocument[]> {
    const runs = await this.#database.query<{ name: string; log: string }>(
      'select name, log from credence.run where study = $1 order by name',
      [this.#study],
    );
    return [
      ...runs.map(({ name, log }) => ({ path: `runs/${name}.json`, text: log })),
      { path: 'study.json', text: this.#frozen },
    ];
  }

  records(): AsyncIterable<JournalRecord> {
    return PostgresJournal.reader(this.#database, this.#study).records();
  }

  async *bodies(): AsyncGenerator<Body> {
    const rows = this.#database.stream<{ hash: string; content: string }>(
      'select hash, content from credence.body where study = $1',
      [this.#study],
    );
    for await (const some of rows) {
      for (const { hash: uuid, content } of some) {
        const [hash, text] = [fromUuid(uuid), JSON.parse(content) as string];
        if (contentHash(text) !== hash) {
          throw new InputError(
            'journal-damaged',
            `The journal in the database is damaged: text ${hash} is not what its hash promises.`,
            { remedy: 'Restore the database from a backup.' },
          );
        }
        yield { hash, text };
      }
    }
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}

async function write(address: string): Promise<StudyWriter> {
  const { database, name } = await open(address);
  // Under another name until it is whole.
  const draft = `${name} (being copied by ${process.pid})`;
  try {
    const there = await database.query('select from credence.study where name = $1', [name]);
    if (there.length > 0) {
      throw new InputError('study-exists', `There is a study "${name}" in the database already.`, {
        remedy: 'Name another behind the #.',
      });
    }
    const [row] = await database.query<{ id: number }>(
      `insert into credence.study (name, frozen, credence_version) values ($1, '', '') returning id`,
      [draft],
    );
    if (row) return writerTo(database, row.id, name);
    throw new Error('A study was not made');
  } catch (error) {
    await database.close();
    throw error;
  }
}

function writerTo(database: Database, study: number, name: string): StudyWriter {
  let entries: Entry[] = [];
  let texts: string[] = [];
  const flush = async () => {
    const [records, bodies] = [entries, texts];
    [entries, texts] = [[], []];
    await database.transaction(async (sql) => {
      await insertBodies(sql, study, bodies);
      await insertEntries(sql, study, records);
    });
  };
  return {
    async document({ path, text }) {
      const run = /^runs\/(.*)\.json$/.exec(path)?.[1];
      if (run !== undefined) {
        await database.query('insert into credence.run (study, name, log) values ($1, $2, $3)', [
          ...[study, run, text],
        ]);
      } else if (path === 'study.json') {
        const { credenceVersion = '' } = JSON.parse(text) as { credenceVersion?: string };
        await database.query(
          'update credence.study set frozen = $2, credence_version = $3 where id = $1',
          [study, text, credenceVersion],
        );
      }
    },
    async record(record) {
      entries.push({ record, bodies: [] });
      if (entries.length >= portion) await flush();
    },
    async body({ text }) {
      texts.push(text);
      if (texts.length >= portion) await flush();
    },
    async finish() {
      await flush();
      await database.query('update credence.study set name = $2 where id = $1', [study, name]);
      await database.close();
    },
    async abandon() {
      await database.transaction(async (sql) => {
        for (const table of ['record', 'body', 'run']) {
          await sql.query(`delete from credence.${table} where study = $1`, [study]);
        }
        await sql.query('delete from credence.study where id = $1', [study]);
      });
      await database.close();
    },
  };
}

/** A study in a PostgreSQL database. */
export const postgresPlace: StudyPlace = {
  id: 'postgres',
  addresses: 'postgres://user@host/database#study (env#study takes the database from CREDENCE_DB)',
  holds: (address) => /^(postgres(ql)?:\/\/|env#)/i.test(address),
  async read(address) {
    const { database, name } = await open(address);
    const [row] = await database.query<{ id: number; frozen: string }>(
      'select id, frozen from credence.study where name = $1',
      [name],
    );
    if (row) return new DatabaseReader(database, row.id, row.frozen);
    await database.close();
    throw new InputError('no-study', `There is no study "${name}" in the database.`, {
      remedy: '`credence fleet status` lists those that are there.',
    });
  },
  write,
};
