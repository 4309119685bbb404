import { chmodSync, closeSync, constants, mkdirSync, openSync } from 'node:fs';
import { BoxError } from './box-error.ts';

const { O_DIRECTORY, O_NOFOLLOW } = constants;
/** Only a handle on the place: needs no right to read it. Node does not name it. */
const O_PATH = 0o10000000;

/** The path of an entry of an open folder: openat(2) for those who only have paths. */
export function entryPath(folder: number, name: string | Buffer): Buffer {
  return Buffer.concat([Buffer.from(`/proc/self/fd/${folder}/`), Buffer.from(name as string)]);
}

/** A handle on a folder that is no link. Throws the system's own error. */
export function openFolder(path: string | Buffer): number {
  return openSync(path, O_PATH | O_DIRECTORY | O_NOFOLLOW);
}

/** The parts of a relative path; none for the box itself. */
export function partsOf(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (path.startsWith('/') || path.includes('\0') || parts.includes('..')) {
    throw new BoxError('outside', path);
  }
  return parts;
}

/**
 * Walks down from `root` one folder at a time, each opened through the one before and none of
 * them a link, so that no change made meanwhile leads elsewhere. Gives `use` the last folder.
 */
export function withFolder<Result>(
  root: string,
  parts: readonly string[],
  options: { readonly create: boolean },
  use: (folder: number) => Result,
): Result {
  let folder = openFolder(root);
  try {
    // Hostile code owns its `/box` and may have locked it.
    chmodSync(`/proc/self/fd/${folder}`, 0o700);
    for (const part of parts) {
      const next = step(folder, part, parts.join('/'), options.create);
      closeSync(folder);
      folder = next;
    }
    return use(folder);
  } finally {
    closeSync(folder);
  }
}

function step(folder: number, part: string, path: string, create: boolean): number {
  const entry = entryPath(folder, part);
  try {
    if (create) mkdirSync(entry);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw boxError(error, path);
  }
  try {
    return openFolder(entry);
  } catch (error) {
    throw boxError(error, path);
  }
}

export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** The system's refusal in the words of the box; other errors as they are. */
export function boxError(error: unknown, path: string): unknown {
  switch (codeOf(error)) {
    case 'ENOENT':
      return new BoxError('absent', path);
    case 'ELOOP':
      return new BoxError('link', path);
    case 'ENOTDIR':
      return new BoxError('not-a-folder', path);
    // Opening a FIFO or a socket for writing, or a folder.
    case 'ENXIO':
    case 'EISDIR':
      return new BoxError('not-a-file', path);
    case 'EACCES':
      return new BoxError('denied', path);
    case 'ENOSPC':
      return new BoxError('full', path);
    default:
      return error;
  }
}
