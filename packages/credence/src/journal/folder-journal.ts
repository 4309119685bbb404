import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash } from '../core/keys.ts';
import type { BodyHash, JournalRecord } from '../core/records.ts';
import { BodyIndex } from './body-index.ts';
import { bodyLines, segmentRecords } from './folder-segments.ts';
import type { Journal, JournalReader } from './journal.ts';
import { SegmentWriter } from './segment-writer.ts';

/**
 * A journal in a folder: `facts-*.jsonl` with the small records that analysis reads and
 * `bodies-*.jsonl` with the prompts, code and raw answers they name by hash. Every writing process
 * has a pair of its own.
 */
export class FolderJournal implements Journal {
  readonly #folder: string;
  readonly #keys = new Set<string>();
  readonly #bodyHashes = new Set<BodyHash>();
  readonly #notices = new Set<string>();
  /** Made when texts are first asked for; what is written afterwards is not in it. */
  #index: Promise<BodyIndex> | null = null;
  #writer: Promise<SegmentWriter> | null = null;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Opens the journal in `folder` (made if it is not there) and reads all its keys.
   * Throws `InputError` with file and line where a segment is damaged.
   */
  static async open(folder: string): Promise<FolderJournal> {
    await mkdir(folder, { recursive: true });
    const journal = new FolderJournal(folder);
    for await (const record of journal.records()) journal.#keys.add(record.key);
    for await (const { hash } of bodyLines(folder, journal.#notice)) journal.#bodyHashes.add(hash);
    return journal;
  }

  /** The same for reading alone: it does not know which keys are there, and starts at once. */
  static reader(folder: string): JournalReader {
    return new FolderJournal(folder);
  }

  get notices(): readonly string[] {
    return [...this.#notices];
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  async put(record: JournalRecord, bodies: readonly string[] = []): Promise<void> {
    if (this.#keys.has(record.key)) return;
    this.#keys.add(record.key);
    this.#writer ??= this.#openWriter();
    const writer = await this.#writer;
    let bodyLines = '';
    for (const text of bodies) {
      const hash = contentHash(text);
      if (this.#bodyHashes.has(hash)) continue;
      this.#bodyHashes.add(hash);
      bodyLines += `${JSON.stringify({ hash, text })}\n`;
    }
    await writer.append(`${JSON.stringify(record)}\n`, bodyLines);
    if (bodyLines !== '') this.#index = null;
  }

  records(): AsyncGenerator<JournalRecord> {
    return segmentRecords(this.#folder, this.#notice);
  }

  async bodies(hashes: readonly BodyHash[]): Promise<ReadonlyMap<BodyHash, string>> {
    if (hashes.length === 0) return new Map();
    this.#index ??= BodyIndex.read(this.#folder, this.#notice);
    return (await this.#index).texts(hashes);
  }

  async close(): Promise<void> {
    const writer = await this.#writer;
    this.#writer = null;
    await writer?.close();
  }

  async #openWriter(): Promise<SegmentWriter> {
    const stamp = new Date().toISOString().replace(/[:.]/g, '-');
    const name = `${stamp}-${process.pid}-${randomBytes(3).toString('hex')}.jsonl`;
    return SegmentWriter.open(
      join(this.#folder, `facts-${name}`),
      join(this.#folder, `bodies-${name}`),
    );
  }

  readonly #notice = (notice: string): void => {
    this.#notices.add(notice);
  };
}
