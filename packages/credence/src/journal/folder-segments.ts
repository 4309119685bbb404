import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../core/errors.ts';
import { contentHash } from '../core/keys.ts';
import type { BodyHash, JournalRecord } from '../core/records.ts';
import { KeyTable } from './key-table.ts';
import { type SegmentLine, segmentLines } from './segment-reader.ts';

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

export function parseBody(hash: BodyHash, line: SegmentLine, file: string): string {
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

export type OnNotice = (notice: string) => void;

const torn = (file: string, onNotice: OnNotice) => (line: number, bytes: number) =>
  onNotice(
    `${file}:${line}: dropped ${bytes} bytes of a record whose writer stopped in the middle`,
  );

async function segments(folder: string, prefix: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.startsWith(prefix) && name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * Every record of a folder's segments, once. Throws `InputError` with file and line where one is
 * damaged.
 */
export async function* segmentRecords(
  folder: string,
  onNotice: OnNotice,
): AsyncGenerator<JournalRecord> {
  const seen = new KeyTable();
  for (const file of await segments(folder, 'facts-')) {
    for await (const { text, number } of segmentLines(file, torn(file, onNotice))) {
      const record = parseRecord(text, file, number);
      if (seen.add(record.key)) yield record;
    }
  }
}

/** The lines of all bodies, unparsed; a body that several processes wrote is there several times. */
export async function* bodyLines(
  folder: string,
  onNotice: OnNotice,
): AsyncGenerator<{ hash: BodyHash; line: SegmentLine; file: string }> {
  for (const file of await segments(folder, 'bodies-')) {
    for await (const line of segmentLines(file, torn(file, onNotice))) {
      // The hash stands at a fixed place, so that a large body need not be parsed for it.
      const hash = /^\{"hash":"([0-9a-f]{32})"/.exec(line.text)?.[1];
      if (hash === undefined) throw damaged(file, line.number, 'this line is not a body');
      yield { hash, line, file };
    }
  }
}
