import { lstatSync, opendirSync, type Stats } from 'node:fs';
import { entryPath } from './descriptor.ts';

/** Something in the box. A link is only ever reported, never followed. */
export interface BoxEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly bytes: number;
  /** Permission bits, such as 0o644. */
  readonly mode: number;
}

/** One entry of an open folder, or `null`. */
export function entryAt(folder: number, name: string | Buffer): BoxEntry | null {
  const stats = lstatSync(entryPath(folder, name), { throwIfNoEntry: false });
  if (stats === undefined) return null;
  const { size, mode } = stats;
  return { name: name.toString(), kind: kindOf(stats), bytes: size, mode: mode & 0o7777 };
}

function kindOf(stats: Stats): BoxEntry['kind'] {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  return stats.isSymbolicLink() ? 'link' : 'other';
}

/** Names as bytes, for they need not be text; at most 10,000 at a time. */
export function namesIn(folder: number): Buffer[] {
  const names: Buffer[] = [];
  const reader = opendirSync(`/proc/self/fd/${folder}`, { encoding: 'buffer' as BufferEncoding });
  try {
    for (let entry = reader.readSync(); entry !== null; entry = reader.readSync()) {
      names.push(entry.name as unknown as Buffer);
      if (names.length >= 10_000) break;
    }
  } finally {
    reader.closeSync();
  }
  return names;
}
