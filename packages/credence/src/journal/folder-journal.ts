import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash } from '../core/keys.ts';
import type { BodyHash, JournalRecord } from '../core/records.ts';
import { bodyLines, parseBody, segmentRecords } from './folder-segments.ts';
import type { Journal } from './journal.ts';
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
  }

  records(): AsyncGenerator<JournalRecord> {
    return segmentRecords(this.#folder, this.#notice);
  }

  async bodies(hashes: readonly BodyHash[]): Promise<ReadonlyMap<BodyHash, string>> {
    const wanted = new Set(hashes);
    const texts = new Map<BodyHash, string>();
    if (wanted.size === 0) return texts;
    for await (const { hash, line, file } of bodyLines(this.#folder, this.#notice)) {
      if (wanted.has(hash)) texts.set(hash, parseBody(hash, line, file));
    }
    return texts;
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
