import { chmodSync, closeSync, lstatSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
import { namesIn } from './box-entry.ts';
import { codeOf, entryPath, openFolder } from './descriptor.ts';

/**
 * Removes everything in an open folder, whatever hostile code left there: links are removed, not
 * followed; folders without rights are opened up; a chain of folders too deep for any path is
 * lifted to the top level by level. Nothing may write to it meanwhile.
 */
export function emptyFolder(folder: number): void {
  let lifted = 0;
  // Names that cannot meet those that are there.
  const prefix = `.lifted-${process.pid}-${Date.now()}-`;
  const lift = (inner: number) => {
    for (let names = namesIn(inner); names.length > 0; names = namesIn(inner)) {
      for (const name of names) {
        const path = entryPath(inner, name);
        // Moving a folder writes to it, for its `..` changes.
        if (lstatSync(path).isDirectory()) withOpened(path, () => {});
        renameSync(path, entryPath(folder, `${prefix}${lifted++}`));
      }
    }
  };
  for (let names = namesIn(folder); names.length > 0; names = namesIn(folder)) {
    for (const name of names) {
      const path = entryPath(folder, name);
      if (removeLeaf(path)) continue;
      withOpened(path, lift);
      rmdirSync(path);
    }
  }
}

/** Removes what belongs to a user from a folder that others write to as well. */
export function removeEntriesOf(user: number, path: string): void {
  const folder = openFolder(path);
  try {
    for (const name of namesIn(folder)) {
      const entry = lstatSync(entryPath(folder, name), { throwIfNoEntry: false });
      if (entry?.uid === user) removeEntry(folder, name);
    }
  } finally {
    closeSync(folder);
  }
}

/** Removes one entry of an open folder, with all that is in it. */
export function removeEntry(folder: number, name: string | Buffer): void {
  const path = entryPath(folder, name);
  if (removeLeaf(path)) return;
  withOpened(path, emptyFolder);
  rmdirSync(path);
}

/** False when it is a folder. */
function removeLeaf(path: Buffer): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EISDIR' || codeOf(error) === 'EPERM') return false;
    throw error;
  }
}

function withOpened(path: Buffer, use: (folder: number) => void): void {
  const folder = openFolder(path);
  try {
    chmodSync(`/proc/self/fd/${folder}`, 0o700);
    use(folder);
  } finally {
    closeSync(folder);
  }
}
