import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type BoxEntry, entryAt, namesIn } from './box-entry.ts';
import { BoxError } from './box-error.ts';
import { type BoxFolder, boxFolder } from './box-folder.ts';
import { boxError, entryPath, partsOf, withFolder } from './descriptor.ts';
import { emptyFolder, removeEntry } from './empty-folder.ts';
import { asUser } from './users.ts';

export type { BoxEntry } from './box-entry.ts';
export { BoxError, type BoxProblem } from './box-error.ts';

const { O_RDONLY, O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW, O_NONBLOCK } = constants;

/**
 * The folder that hostile code sees as its `/box`, as the trusted program may use it, also while
 * hostile code runs. Paths are relative to it. Throws `BoxError` rather than follow a link, leave
 * the box, open a FIFO or read without end.
 */
export interface Box {
  /** Where it lies in the outer sandbox; for `LaunchSpec.box`. */
  readonly folder: string;
  /** The path as hostile code sees it: `/box/...`, for the main box. */
  path(path: string): string;
  read(path: string, maxBytes?: number): Promise<Buffer>;
  /** The same as text; bytes that are not UTF-8 are replaced. */
  readText(path: string, maxBytes?: number): Promise<string>;
  /** Writes a file, and the folders that it needs. */
  write(path: string, content: string | Uint8Array, mode?: number): Promise<void>;
  /** Plants a link; `target` is what it says, unresolved. */
  symlink(target: string, path: string): Promise<void>;
  /** The entries of a folder, sorted by name, at most 10,000. */
  list(path?: string): Promise<BoxEntry[]>;
  /** The entry itself, or `null`. */
  stat(path: string): Promise<BoxEntry | null>;
  /** Whether there is an entry of any kind. */
  exists(path: string): Promise<boolean>;
  /** Removes a file, a link or a whole folder; does nothing when there is none. */
  remove(path: string): Promise<void>;
  /** Removes everything. No launch may be using the box. */
  reset(): Promise<void>;
}

/** The box `name`, made when it is not there. Without a name: the one that launches use. */
export function openBox(name = 'main'): Box {
  return new FolderBox(boxFolder(name));
}

/** The same safe access to any folder that hostile code may write to. */
export function boxAt(folder: string): Box {
  return new FolderBox({ folder, seen: '/box', user: null });
}

class FolderBox implements Box {
  readonly folder: string;
  readonly #place: BoxFolder;

  constructor(place: BoxFolder) {
    this.folder = place.folder;
    this.#place = place;
  }

  path(path: string): string {
    return [this.#place.seen, ...partsOf(path)].join('/');
  }

  async read(path: string, maxBytes = 1 << 20): Promise<Buffer> {
    return this.#inParent(path, false, (folder, name) => {
      // Not blocking: a FIFO would hold us until somebody writes.
      const file = openEntry(folder, name, O_RDONLY | O_NONBLOCK, path);
      try {
        return readAtMost(file, maxBytes, path);
      } finally {
        closeSync(file);
      }
    });
  }

  async readText(path: string, maxBytes?: number): Promise<string> {
    return (await this.read(path, maxBytes)).toString('utf8');
  }

  async write(path: string, content: string | Uint8Array, mode = 0o644): Promise<void> {
    this.#inParent(path, true, (folder, name) => {
      const flags = O_WRONLY | O_CREAT | O_TRUNC | O_NONBLOCK;
      const file = openEntry(folder, name, flags, path, mode);
      try {
        writeFileSync(file, content);
      } catch (error) {
        throw boxError(error, path);
      } finally {
        closeSync(file);
      }
    });
  }

  async symlink(target: string, path: string): Promise<void> {
    this.#inParent(path, false, (folder, name) => {
      try {
        symlinkSync(target, entryPath(folder, name));
      } catch (error) {
        throw boxError(error, path);
      }
    });
  }

  async list(path = '.'): Promise<BoxEntry[]> {
    return this.#inFolder(partsOf(path), false, (folder) =>
      namesIn(folder)
        .map((name) => entryAt(folder, name))
        .filter((entry) => entry !== null)
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  }

  async stat(path: string): Promise<BoxEntry | null> {
    try {
      return this.#inParent(path, false, entryAt);
    } catch (error) {
      if (error instanceof BoxError && error.problem === 'absent') return null;
      throw error;
    }
  }

  async exists(path: string): Promise<boolean> {
    return (await this.stat(path)) !== null;
  }

  async remove(path: string): Promise<void> {
    if (!(await this.exists(path))) return;
    this.#inParent(path, false, removeEntry);
  }

  async reset(): Promise<void> {
    this.#inFolder([], false, emptyFolder);
  }

  #inParent<Result>(
    path: string,
    create: boolean,
    use: (folder: number, name: string) => Result,
  ): Result {
    const parts = partsOf(path);
    const name = parts.pop();
    if (name === undefined) throw new BoxError('outside', path);
    return this.#inFolder(parts, create, (folder) => use(folder, name));
  }

  /** With the rights of the box's owner: no more, so that it gives nobody more. */
  #inFolder<Result>(
    parts: readonly string[],
    create: boolean,
    use: (folder: number) => Result,
  ): Result {
    const { folder, user } = this.#place;
    return asUser(user, () => withFolder(folder, parts, { create }, use));
  }
}

/** Opens a regular file of an open folder. */
function openEntry(
  folder: number,
  name: string,
  flags: number,
  path: string,
  mode?: number,
): number {
  let file: number;
  try {
    file = openSync(entryPath(folder, name), flags | O_NOFOLLOW, mode);
  } catch (error) {
    throw boxError(error, path);
  }
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw new BoxError('not-a-file', path);
}

function readAtMost(file: number, maxBytes: number, path: string): Buffer {
  if (fstatSync(file).size > maxBytes) throw new BoxError('too-large', path);
  // It may have grown since: one byte more than allowed tells.
  const bytes = Buffer.alloc(maxBytes + 1);
  let length = 0;
  for (let got = -1; got !== 0 && length <= maxBytes; length += got) {
    got = readSync(file, bytes, length, bytes.length - length, length);
  }
  if (length > maxBytes) throw new BoxError('too-large', path);
  return bytes.subarray(0, length);
}
