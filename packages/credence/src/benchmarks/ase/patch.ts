import type { LineRange } from './instance.ts';

/**
 * Where a weakness was mended:
 * - `inside`: the commit that mended it changed code in the masked lines alone;
 * - `partly`: there and elsewhere, so that what an answer does may not be what decides;
 * - `outside`: the masked lines are the same where the weakness is gone, so that no answer could have
 *   mended it as the authors did;
 * - `unknown`: the commit is not known or not at hand, or is a later one.
 */
export const patchPlaces = ['inside', 'partly', 'outside', 'unknown'] as const;
export type PatchPlace = (typeof patchPlaces)[number];

/** A change: `oldCount` lines from `oldStart` on become `newCount`; of none, they come after it. */
export interface Hunk {
  readonly path: string;
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
}

/** Reads what `git diff --unified=0` prints. */
export function parseHunks(diff: string): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let oldPath = '';
  let path = '';
  /** Lines of the hunk that are still to come: they may look like headers. */
  let left = 0;
  for (const line of diff.split('\n')) {
    if (left > 0 && /^[+-]/.test(line)) {
      left -= 1;
      continue;
    }
    const name = /^(---|\+\+\+) (?:[ab]\/)?(.*?)\t?$/.exec(line);
    if (name?.[1] === '---') oldPath = name[2] ?? '';
    // A file that is taken away keeps the name it had.
    if (name?.[1] === '+++') path = name[2] === '/dev/null' ? oldPath : (name[2] ?? '');
    const at = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (!at) continue;
    const [oldStart, oldCount, newStart, newCount] = at.slice(1).map((text) => Number(text ?? 1));
    if (oldStart === undefined || newStart === undefined) continue;
    const counts = { oldCount: oldCount ?? 1, newCount: newCount ?? 1 };
    left = counts.oldCount + counts.newCount;
    hunks.push({ path, oldStart, newStart, ...counts });
  }
  return hunks;
}

const code =
  /\.(c|h|cc|hh|cpp|hpp|cxx|hxx|l|y|py|pyx|js|mjs|cjs|jsx|ts|tsx|vue|java|kt|scala|groovy|go|php|phps|inc|phtml|twig|tpl|html?|jsp|sql|sh|pl|rb|cs)$/i;
const asideFolder =
  /^(tests?|testing|testsuites?|specs?|__tests__|docs?|documentation|manual|examples?|fuzz|fuzzing|changelogs?|locales?|lang|languages?|translations?|vendor|node_modules|third_?party)$/i;
const asideFile = /(^|[._-])(tests?|spec)[._-]|(Tests?|Spec)\.\w+$|\.min\.js$/;

/** Whether a path holds code of the project: no tests, translations, documents or generated files. */
export function isProjectCode(path: string): boolean {
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  return code.test(file) && !asideFile.test(file) && !folders.some((one) => asideFolder.test(one));
}

/** Where lines of the newer side of a diff stood in the older one. */
export function olderRange(hunks: readonly Hunk[], { first, last }: LineRange): LineRange {
  let shift = 0;
  let from: number | null = null;
  let to: number | null = null;
  for (const { oldStart, oldCount, newStart, newCount } of hunks) {
    const begin = newCount === 0 ? newStart + 1 : newStart;
    const end = begin + newCount;
    const oldBegin = oldCount === 0 ? oldStart + 1 : oldStart;
    if (from === null && first < end) from = first < begin ? first + shift : oldBegin;
    if (to === null && last < end) to = last < begin ? last + shift : oldBegin + oldCount - 1;
    shift = oldBegin + oldCount - end;
  }
  return { first: from ?? first + shift, last: to ?? last + shift };
}

/** The masked lines of a file. */
export interface MaskedLines {
  readonly file: string;
  readonly lines: LineRange;
}

/** Whether a change is in the masked lines, or right before or after them, where an answer reaches. */
export function touches({ path, oldStart, oldCount }: Hunk, { file, lines }: MaskedLines): boolean {
  const { first, last } = lines;
  if (path !== file) return false;
  return oldCount === 0
    ? oldStart >= first - 1 && oldStart <= last
    : oldStart <= last && oldStart + oldCount - 1 >= first;
}

/** Where changes lie; those of the masked file count lines as the file is in the base. */
export function placeOf(hunks: readonly Hunk[], mask: MaskedLines): PatchPlace {
  const { first, last } = mask.lines;
  const relevant = hunks.filter(({ path }) => path === mask.file || isProjectCode(path));
  const within = (hunk: Hunk) =>
    touches(hunk, mask) &&
    (hunk.oldCount === 0 || (hunk.oldStart >= first && hunk.oldStart + hunk.oldCount - 1 <= last));
  if (relevant.length === 0) return 'unknown';
  if (relevant.every(within)) return 'inside';
  return relevant.some((hunk) => touches(hunk, mask)) ? 'partly' : 'outside';
}
