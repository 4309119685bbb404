import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { InputError } from '../../core/errors.ts';
import { keyOfLine } from './entry.ts';

/** Entries as lines by key; parsed only when asked for, so that many load at once. */
export type Lines = Map<string, string>;

/** The file of a model's recorded answers. */
export function shardName(model: string): string {
  return `${model.replace(/[^A-Za-z0-9._-]+/g, '_')}.jsonl.br`;
}

/** @throws InputError `damaged-recording` naming file and line. */
export function readShard(file: string, into: Lines): void {
  let text: string;
  try {
    text = brotliDecompressSync(readFileSync(file)).toString('utf8');
  } catch (cause) {
    throw damaged(file, undefined, cause);
  }
  readLines(text, file, into);
}

/** @param tornTail drops a last line without an end, which a killed process leaves. */
export function readLines(text: string, file: string, into: Lines, tornTail = false): void {
  const lines = text.split('\n');
  const last = lines.pop();
  if (last && !tornTail) throw damaged(file, lines.length + 1);
  for (const [index, line] of lines.entries()) {
    const key = keyOfLine(line);
    if (key === null) throw damaged(file, index + 1);
    into.set(key, line);
  }
}

/** The same entries make the same bytes, in whatever order they were recorded. */
export function writeShard(file: string, lines: Lines): void {
  const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = sorted.map(([, line]) => `${line}\n`).join('');
  const bytes = brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  });
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
}

function damaged(file: string, line?: number, cause?: unknown): InputError {
  return new InputError('damaged-recording', `The recording ${file} is damaged`, {
    remedy: 'Restore the file, or delete it and record again.',
    location: { file, ...(line !== undefined && { line }) },
    cause,
  });
}
