import { contentHash } from '../core/keys.ts';
import type { BodyHash, JournalRecord } from '../core/records.ts';
import type { Journal } from '../journal/journal.ts';
import type { Entry } from '../journal/postgres/rows.ts';

/**
 * The journal as one job sees it: what is there of what the job is about, and what the job adds, which
 * is kept until it can be written together with the job's end.
 */
export class JobJournal implements Journal {
  readonly notices: readonly string[] = [];
  readonly #there: ReadonlyMap<string, JournalRecord>;
  readonly #texts: Map<BodyHash, string>;
  readonly #added = new Map<string, Entry>();

  constructor(there: readonly JournalRecord[], texts: ReadonlyMap<BodyHash, string>) {
    this.#there = new Map(there.map((record) => [record.key, record]));
    this.#texts = new Map(texts);
  }

  get added(): readonly Entry[] {
    return [...this.#added.values()];
  }

  has(key: string): boolean {
    return this.#there.has(key) || this.#added.has(key);
  }

  async put(record: JournalRecord, bodies: readonly string[] = []): Promise<void> {
    if (this.has(record.key)) return;
    this.#added.set(record.key, { record, bodies });
    for (const text of bodies) this.#texts.set(contentHash(text), text);
  }

  async *records(): AsyncGenerator<JournalRecord> {
    yield* this.#there.values();
    for (const { record } of this.#added.values()) yield record;
  }

  async bodies(hashes: readonly BodyHash[]): Promise<ReadonlyMap<BodyHash, string>> {
    const found = hashes.flatMap((hash) => {
      const text = this.#texts.get(hash);
      return text === undefined ? [] : [[hash, text] as const];
    });
    return new Map(found);
  }

  async close(): Promise<void> {}
}
