import { randomBytes } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../core/errors.ts';
import { contentHash } from '../core/keys.ts';
import type { BodyHash, JournalRecord } from '../core/records.ts';
import type { Journal } from './journal.ts';
import { type SegmentLine, segmentLines } from './segment-reader.ts';
import { SegmentWriter } from './segment-writer.ts';

const recordKinds: ReadonlySet<string> = new Set([
  'sample',
  'confidence',
  'verdict',
  'evidence',
  'failure',
]);

function damaged(file: string, line: number, what: string): InputError {
  return new InputError('journal-damaged', `The journal is damaged: ${what}.`, {
    location: { file, line },
    remedy:
      'Restore the file from a copy, or move it and its twin (facts-, bodies-) away: their work is then done again.',
  });
}

function parseRecord(text: string, file: string, line: number): JournalRecord {
  let record: JournalRecord;
  try {
    record = JSON.parse(text) as JournalRecord;
  } catch {
    throw damaged(file, line, 'this line is not JSON');
  }
  if (!recordKinds.has(record?.kind) || typeof record.key !== 'string') {
    throw damaged(file, line, 'this line is not a record that this version knows');
  }
  return record;
}

function parseBody(hash: BodyHash, line: SegmentLine, file: string): string {
  let text: unknown;
  try {
    text = (JSON.parse(line.text) as { text: unknown }).text;
  } catch {
    throw damaged(file, line.number, 'this line is not JSON');
  }
  if (typeof text !== 'string' || contentHash(text) !== hash) {
    throw damaged(file, line.number, 'this text is not the one that its hash promises');
  }
  return text;
}

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
    for await (const { hash } of journal.#bodyLines()) journal.#bodyHashes.add(hash);
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

  async *records(): AsyncGenerator<JournalRecord> {
    const seen = new Set<string>();
    for (const file of await this.#segments('facts-')) {
      for await (const { text, number } of segmentLines(file, this.#torn(file))) {
        const record = parseRecord(text, file, number);
        if (seen.has(record.key)) continue;
        seen.add(record.key);
        yield record;
      }
    }
  }

  async bodies(hashes: readonly BodyHash[]): Promise<ReadonlyMap<BodyHash, string>> {
    const wanted = new Set(hashes);
    const texts = new Map<BodyHash, string>();
    if (wanted.size === 0) return texts;
    for await (const { hash, line, file } of this.#bodyLines()) {
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

  async #segments(prefix: string): Promise<readonly string[]> {
    const names = await readdir(this.#folder);
    return names
      .filter((name) => name.startsWith(prefix) && name.endsWith('.jsonl'))
      .sort()
      .map((name) => join(this.#folder, name));
  }

  async *#bodyLines(): AsyncGenerator<{ hash: BodyHash; line: SegmentLine; file: string }> {
    for (const file of await this.#segments('bodies-')) {
      for await (const line of segmentLines(file, this.#torn(file))) {
        // The hash stands at a fixed place, so that a large body need not be parsed for it.
        const hash = /^\{"hash":"([0-9a-f]{32})"/.exec(line.text)?.[1];
        if (hash === undefined) throw damaged(file, line.number, 'this line is not a body');
        yield { hash, line, file };
      }
    }
  }

  #torn(file: string): (line: number, bytes: number) => void {
    return (line, bytes) =>
      this.#notices.add(
        `${file}:${line}: dropped ${bytes} bytes of a record whose writer stopped in the middle`,
      );
  }
}
