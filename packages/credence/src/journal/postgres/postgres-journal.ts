import type { BodyHash, JournalRecord } from '../../core/records.ts';
import type { Journal, JournalReader } from '../journal.ts';
import { KeyTable } from '../key-table.ts';
import type { Database } from './database.ts';
import { type Entry, fromUuid, insertEntries, parseRecord, textsOf } from './rows.ts';

interface Waiting extends Entry {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Records that one transaction takes at most. */
const portion = 1_000;

/**
 * A study's journal in a database. Records that are put in the same moment share a transaction; a
 * server that goes away is waited for as long as the database was opened to.
 */
export class PostgresJournal implements Journal {
  readonly notices: readonly string[] = [];
  readonly #database: Database;
  readonly #study: number;
  readonly #keys = new KeyTable();
  /** Of records that are on their way. */
  readonly #coming = new Set<string>();
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;

  private constructor(database: Database, study: number) {
    this.#database = database;
    this.#study = study;
  }

  /** Opens the journal of a study, by its number in the database, and reads all its keys. */
  static async open(database: Database, study: number): Promise<PostgresJournal> {
    const journal = new PostgresJournal(database, study);
    const rows = database.stream<{ key: string }>(
      'select key from credence.record where study = $1',
      [study],
      20_000,
    );
    for await (const some of rows) for (const { key } of some) journal.#keys.add(fromUuid(key));
    return journal;
  }

  /** The same for reading alone: it does not know which keys are there, and starts at once. */
  static reader(database: Database, study: number): JournalReader {
    return new PostgresJournal(database, study);
  }

  has(key: string): boolean {
    return this.#coming.has(key) || this.#keys.find(key) >= 0;
  }

  put(record: JournalRecord, bodies: readonly string[] = []): Promise<void> {
    if (this.has(record.key)) return Promise.resolve();
    this.#coming.add(record.key);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ record, bodies, resolve, reject });
      this.#writing ??= this.#drain();
    });
  }

  async *records(): AsyncGenerator<JournalRecord> {
    const rows = this.#database.stream<{ key: string; content: string }>(
      'select key, content from credence.record where study = $1 order by seq',
      [this.#study],
    );
    for await (const some of rows)
      for (const { key, content } of some) yield parseRecord(fromUuid(key), content);
  }

  bodies(hashes: readonly BodyHash[]): Promise<ReadonlyMap<BodyHash, string>> {
    return textsOf(this.#database, this.#study, hashes);
  }

  async close(): Promise<void> {
    await this.#writing;
  }

  async #drain(): Promise<void> {
    // One turn of the event loop gathers what was put in the same moment.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, portion);
      try {
        await this.#database.transaction((sql) => insertEntries(sql, this.#study, batch));
        for (const { record, resolve } of batch) {
          this.#keys.add(record.key);
          resolve();
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
      for (const { record } of batch) this.#coming.delete(record.key);
    }
    this.#writing = null;
  }
}
