import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, posix } from 'node:path';
import type { TaskFile } from '../../core/task.ts';

/** What a task's Dockerfile lays out around the code. */
export interface Layout {
  readonly files: readonly TaskFile[];
  /** Folders that are made even if nothing is in them. */
  readonly folders: readonly string[];
}

/** A file's bytes, as text where they are. */
export async function readAny(file: string, path: string): Promise<TaskFile> {
  const bytes = await readFile(file);
  return isUtf8(bytes)
    ? { path, content: bytes.toString('utf8') }
    : { path, content: bytes.toString('base64'), encoding: 'base64' };
}

/** The entries that a `COPY` source matches; `*` only in the last part, as Docker's own matching. */
async function matches(folder: string, pattern: string): Promise<readonly string[]> {
  const within = dirname(pattern);
  const name = basename(pattern);
  const entries = await readdir(join(folder, within)).catch(() => []);
  const expression = new RegExp(
    `^${name
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );
  return entries
    .filter((entry) => expression.test(entry))
    .sort()
    .map((entry) => join(within, entry));
}

/** Of a folder, `COPY` takes what is in it and not the folder itself. */
async function copied(
  folder: string,
  source: string,
  target: string,
): Promise<readonly TaskFile[]> {
  if (!(await stat(join(folder, source))).isDirectory()) {
    const path = target.endsWith('/') ? posix.join(target, basename(source)) : target;
    return [await readAny(join(folder, source), posix.normalize(path))];
  }
  const entries = await readdir(join(folder, source), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return readAny(file, posix.join(target, file.slice(join(folder, source).length + 1)));
    }),
  );
}

/**
 * What the task's Dockerfile copies beside the code and its tests. Some of its globs match nothing:
 * then nothing is there, as the tests find out.
 */
export async function layoutOf(folder: string, module: string): Promise<Layout> {
  const dockerfile = await readFile(join(folder, `${module}_Dockerfile`), 'utf8').catch(() => '');
  const folders = [...dockerfile.matchAll(/\bmkdir -p ([\w./-]+)/g)].map(([, path = '']) => path);
  const copies = [...dockerfile.matchAll(/^COPY +(\S+) +(\S+)\s*$/gm)];
  const files = await Promise.all(
    copies.map(async ([, source = '', target = '']) => {
      if (source.startsWith('$') || source.startsWith('test_')) return [];
      const found = await matches(folder, source);
      // A glob's target is a folder whether it says so or not.
      const to = target === '.' ? './' : source.includes('*') ? `${target}/` : target;
      return (await Promise.all(found.map((one) => copied(folder, one, to)))).flat();
    }),
  );
  return { files: files.flat(), folders };
}
