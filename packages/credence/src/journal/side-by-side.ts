import type { BodyHash, JournalRecord } from '../core/records.ts';
import type { JournalReader } from './journal.ts';
import { KeyTable } from './key-table.ts';

/** Journals that were put side by side, read as one: a key that several hold is read once. */
export class SideBySide implements JournalReader {
  readonly #journals: readonly JournalReader[];

  constructor(journals: readonly JournalReader[]) {
    this.#journals = journals;
  }

  async *records(): AsyncGenerator<JournalRecord> {
    const seen = new KeyTable();
    for (const journal of this.#journals) {
      for await (const record of journal.records()) {
        if (seen.add(record.key)) yield record;
      }
    }
  }

  async bodies(hashes: readonly BodyHash[]): Promise<ReadonlyMap<BodyHash, string>> {
    const texts = new Map<BodyHash, string>();
    for (const journal of this.#journals) {
      const missing = hashes.filter((hash) => !texts.has(hash));
      for (const [hash, text] of await journal.bodies(missing)) texts.set(hash, text);
    }
    return texts;
  }

  get notices(): readonly string[] {
    return this.#journals.flatMap(({ notices }) => notices);
  }

  async close(): Promise<void> {
    await Promise.all(this.#journals.map((journal) => journal.close()));
  }
}
