import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentKey, type Plain } from '../../core/keys.ts';
import type { TaskFile } from '../../core/task.ts';

/** Which state of a benchmark from outside was used. */
export interface BenchmarkSource {
  /** The checkout's folder on the machine that used it. */
  readonly path: string;
  /** The commit that is checked out, or `null` where the folder is no Git checkout. */
  readonly commit: string | null;
  /** Hash of all files that were read. Files may have been changed since the commit. */
  readonly digest: string;
  /** What a reader of results must know about what was read: parts that were left out, and why. */
  readonly notes?: readonly string[];
}

/** @param files all that was read, with paths relative to the checkout */
export async function sourceOf(path: string, files: readonly TaskFile[]): Promise<BenchmarkSource> {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return {
    path,
    commit: await commitOf(path),
    digest: contentKey('source', { files: sorted as unknown as Plain }),
  };
}

/** In words, for reports. */
export const describeSource = ({ commit, digest, notes = [] }: BenchmarkSource): string => {
  const content = `content ${digest.slice(0, 12)}`;
  const state = commit === null ? content : `${commit.slice(0, 12)}, ${content}`;
  return [state, ...notes].join('; ');
};

const read = (file: string) => readFile(file, 'utf8').catch(() => null);

/** Read rather than asked of Git, which may not be installed, or refuse another user's checkout. */
async function commitOf(path: string): Promise<string | null> {
  // In a worktree, .git is a file that says where the rest is.
  const elsewhere = /^gitdir: (.+)$/m.exec((await read(join(path, '.git'))) ?? '')?.[1];
  const git = elsewhere ?? join(path, '.git');
  const head = (await read(join(git, 'HEAD')))?.trim();
  if (head === undefined) return null;
  const ref = /^ref: (.+)$/.exec(head)?.[1];
  if (ref === undefined) return head;
  const common = (await read(join(git, 'commondir')))?.trim();
  const home = common === undefined ? git : join(git, common);
  const loose = (await read(join(home, ref)))?.trim();
  if (loose !== undefined) return loose;
  const packed = (await read(join(home, 'packed-refs'))) ?? '';
  return (
    packed
      .split('\n')
      .find((line) => line.endsWith(` ${ref}`))
      ?.split(' ')[0] ?? null
  );
}
