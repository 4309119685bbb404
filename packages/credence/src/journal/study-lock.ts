import { readFile, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InputError } from '../core/errors.ts';

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Who holds the lock; `null` when it has just been released. Its file is empty for the moment between
 * its creation and its first bytes, and for ever when its writer died there.
 */
async function readOwner(file: string): Promise<string | null> {
  for (let tries = 0; ; tries += 1) {
    try {
      const owner = await readFile(file, 'utf8');
      if (owner !== '' || tries === 5) return owner;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    await sleep(50);
  }
}

/**
 * Keeps a second run away from a study folder: two at once would pay for every answer twice. A lock
 * whose process on this host is gone is taken over.
 * @returns a function that releases the lock
 */
export async function lockStudy(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'lock');
  const mine = `${process.pid} ${hostname()}\n`;
  for (;;) {
    try {
      await writeFile(file, mine, { flag: 'wx' });
      return () => unlink(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = await readOwner(file);
    if (owner === null) continue;
    const [pid, host] = owner.trim().split(' ');
    const stale = host === hostname() && Number(pid) !== process.pid && !isRunning(Number(pid));
    if (!stale && owner !== '') {
      throw new InputError(
        'study-in-use',
        `Another run (process ${pid} on ${host}) is writing to this study.`,
        {
          location: { file },
          remedy: 'Wait for it to end; if it is gone for good, delete the file.',
        },
      );
    }
    await unlink(file).catch(() => undefined);
  }
}
