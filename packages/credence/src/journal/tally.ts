import { createHash } from 'node:crypto';
import { canonicalJson, type Plain } from '../core/keys.ts';
import type { JournalRecord } from '../core/records.ts';
import type { Body, StudyDocument, StudyWriter } from './places/place.ts';

/** How much a study holds, and what: two with the same tally hold the same. */
export interface StudyTally {
  readonly documents: number;
  /** Records by kind. */
  readonly records: Readonly<Record<string, number>>;
  readonly bodies: number;
  /** Of all of it, whatever the order: 64 hexadecimal digits. */
  readonly digest: string;
}

const modulus = 1n << 256n;

/**
 * Counts a study as it streams by. Its digest is the sum of the SHA-256 of all parts modulo 2^256,
 * since no two places keep records in the same order (the additive multiset hash of Bellare and
 * Micciancio, "A new paradigm for collision-free hashing", EUROCRYPT 1997: it tells damage, not an
 * adversary who chooses the parts).
 */
export class Tally {
  readonly #records = new Map<string, number>();
  #documents = 0;
  #bodies = 0;
  #sum = 0n;

  document({ path, text }: StudyDocument): void {
    this.#documents += 1;
    this.#add('document', path, text);
  }

  record(record: JournalRecord): void {
    this.#records.set(record.kind, (this.#records.get(record.kind) ?? 0) + 1);
    this.#add('record', record.key, canonicalJson(record as unknown as Plain));
  }

  body({ hash, text }: Body): void {
    this.#bodies += 1;
    this.#add('body', hash, text);
  }

  get result(): StudyTally {
    return {
      documents: this.#documents,
      records: Object.fromEntries([...this.#records].sort(([a], [b]) => (a < b ? -1 : 1))),
      bodies: this.#bodies,
      digest: this.#sum.toString(16).padStart(64, '0'),
    };
  }

  #add(...parts: readonly string[]): void {
    const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
    this.#sum = (this.#sum + BigInt(`0x${hash}`)) % modulus;
  }
}

export const sameTally = (a: StudyTally, b: StudyTally): boolean =>
  canonicalJson(a as unknown as Plain) === canonicalJson(b as unknown as Plain);

/** Counts what goes through it to a writer. */
export class TalliedWriter {
  readonly #writer: StudyWriter;
  readonly #tally = new Tally();

  constructor(writer: StudyWriter) {
    this.#writer = writer;
  }

  document(document: StudyDocument): Promise<void> {
    this.#tally.document(document);
    return this.#writer.document(document);
  }

  record(record: JournalRecord): Promise<void> {
    this.#tally.record(record);
    return this.#writer.record(record);
  }

  body(body: Body): Promise<void> {
    this.#tally.body(body);
    return this.#writer.body(body);
  }

  async finish(): Promise<StudyTally> {
    await this.#writer.finish(this.#tally.result);
    return this.#tally.result;
  }

  get tally(): StudyTally {
    return this.#tally.result;
  }
}
