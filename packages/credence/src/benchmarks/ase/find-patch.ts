import type { Repository } from './git.ts';
import type { AseInstance } from './instance.ts';
import {
  type Hunk,
  isProjectCode,
  olderRange,
  type PatchPlace,
  parseHunks,
  placeOf,
  touches,
} from './patch.ts';

const plain = ['--no-color', '--no-ext-diff', '--no-textconv', '--no-renames'];
/** Beyond so many files it is enough to know that they changed. */
const readAtMost = 200;

/** What changed in some files, blanks and empty lines apart; `null` where git cannot tell. */
async function changes(
  repository: Repository,
  from: string,
  to: string,
  paths: readonly string[],
): Promise<readonly Hunk[] | null> {
  if (paths.length === 0) return [];
  const printed = await repository.output([
    ...['-c', 'core.quotePath=false', 'diff', '--unified=0', ...plain],
    ...['--ignore-all-space', '--ignore-blank-lines', '--end-of-options', from, to, '--'],
    ...paths.map((path) => `:(literal)${path}`),
  ]);
  return printed && parseHunks(printed.toString('utf8'));
}

/** The files of the project's code that differ between two commits. */
async function changedCode(repository: Repository, from: string, to: string) {
  const printed = await repository.output([
    ...['diff-tree', '-r', '-z', '--name-only', '--no-renames', '--end-of-options', from, to],
  ]);
  return printed?.toString('utf8').split('\0').filter(isProjectCode) ?? null;
}

/**
 * Where what mended an instance's weakness lies, from the repository's own history. The row names a
 * version that is mended: the mending commit itself, or a later one.
 */
export async function findPatch(
  repository: Repository,
  base: string,
  { patch, file, lines }: AseInstance,
): Promise<PatchPlace> {
  if (patch === null) return 'unknown';
  const after = await repository.commit({ name: patch, back: 0, fetch: null });
  const before = await repository.commit({ name: patch, back: 1, fetch: null });
  if (after === null || before === null) return 'unknown';
  const since = await changes(repository, base, after, [file]);
  if (since === null) return 'unknown';
  // The masked lines are the same where the weakness is gone.
  if (!since.some((hunk) => touches(hunk, { file, lines }))) return 'outside';
  const others = (await changedCode(repository, before, after))?.filter((path) => path !== file);
  if (others === undefined) return 'unknown';
  const own = await changes(repository, before, after, [file]);
  const elsewhere =
    others.length > readAtMost
      ? others.map((path) => ({ path, oldStart: 1, oldCount: 1, newStart: 1, newCount: 1 }))
      : await changes(repository, before, after, others);
  const earlier = before === base ? [] : await changes(repository, base, before, [file]);
  if (own === null || elsewhere === null || earlier === null) return 'unknown';
  const inBase = own.map((hunk) => moved(hunk, earlier));
  const place = placeOf([...inBase, ...elsewhere], { file, lines });
  // A commit that leaves them alone is not the one that mended them.
  return place === 'outside' ? 'unknown' : place;
}

/** A change, its lines counted as in an older version of the file. */
function moved(hunk: Hunk, since: readonly Hunk[]): Hunk {
  if (hunk.oldCount === 0) {
    const { first } = olderRange(since, { first: hunk.oldStart, last: hunk.oldStart });
    return { ...hunk, oldStart: first };
  }
  const last = hunk.oldStart + hunk.oldCount - 1;
  const range = olderRange(since, { first: hunk.oldStart, last });
  return { ...hunk, oldStart: range.first, oldCount: Math.max(0, range.last - range.first + 1) };
}
