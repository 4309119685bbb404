import { constants } from 'node:fs';
import { access, readFile, realpath } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The first executable of that name: in the system's folders, which every user can read, then on PATH. */
export async function findExecutable(name: string): Promise<string | null> {
  const path = (process.env.PATH ?? '').split(delimiter);
  const folders = ['/usr/bin', '/usr/local/bin', ...path, '/usr/local/go/bin'];
  for (const folder of folders) {
    const file = join(folder, name);
    try {
      await access(file, constants.X_OK);
      return await realpath(file);
    } catch {
      // Not in this folder: the next one may have it.
    }
  }
  return null;
}

/** The installation an executable belongs to when it is outside `/usr`: `<root>/bin/name`. */
export function rootsOf(executable: string): readonly string[] {
  return executable.startsWith('/usr/') ? [] : [dirname(dirname(executable))];
}

/** A shim: the piece of ours that runs beside the answer. At the same depth from sources and build. */
export function readShim(name: string): Promise<string> {
  return readFile(fileURLToPath(new URL(`../../../assets/shims/${name}`, import.meta.url)), 'utf8');
}
