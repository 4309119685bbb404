import { chmod, lstat, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { InfrastructureError } from '../../core/errors.ts';

/** What is prepared is made by the host's toolchain, and of no use to that of an image. */
export const notInImages = (toolchain: string): string =>
  `answers in ${toolchain} are judged in bubblewrap, not in containers, by this version`;

/** Where machines keep such things. Not below `/root`, which the sandbox's user cannot enter. */
export function cacheFolder(): string {
  if (process.getuid?.() === 0) return '/var/cache/credence';
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'credence');
}

/**
 * A folder with what `make` puts there, made once for a machine: parts of a toolchain that take
 * long to compile. `name` must say everything that its content depends on. `make` gets the folder
 * to fill and the one that it will be, so that nobody finds half of it. Nothing of an answer's ever
 * gets there. Throws `InfrastructureError` when it cannot be kept.
 */
export async function prepared(
  name: string,
  make: (fresh: string, folder: string) => Promise<void>,
  cache: string = cacheFolder(),
): Promise<string> {
  const folder = join(cache, name);
  try {
    if (await isOurs(folder)) return folder;
    await mkdir(cache, { recursive: true, mode: 0o755 });
    const fresh = await mkdtemp(join(cache, 'making-'));
    try {
      await make(fresh, folder);
      await openToReaders(fresh);
      await rename(fresh, folder);
    } catch (error) {
      await rm(fresh, { recursive: true, force: true });
      // Another process may have been faster; what it made serves.
      if (!(await isOurs(folder))) throw error;
    }
    return folder;
  } catch (cause) {
    const message = `${folder} cannot be prepared: ${(cause as Error).message}`;
    throw new InfrastructureError('not-prepared', message, { cause });
  }
}

/** False when it is not there. Throws when somebody else can have filled it. */
async function isOurs(folder: string): Promise<boolean> {
  const stats = await lstat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (stats === null) return false;
  if (stats.isDirectory() && stats.uid === process.getuid?.() && (stats.mode & 0o022) === 0) {
    return true;
  }
  throw new Error('it belongs to someone else');
}

/** Whatever our umask, the sandbox's user may read it, and only we may write. */
async function openToReaders(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
}
