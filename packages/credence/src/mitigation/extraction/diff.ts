import type { Line } from './fences.ts';

/** Lines that only a diff has: the head of a hunk, or of a file. */
const head = /^(@@ .*@@|@@\s*$|diff --git |index [0-9a-f]+\.\.|--- \S|\+\+\+ \S|\\ No newline)/;

/** Whether lines are a diff: a hunk's head, and a line that comes or goes. */
export function isDiff(lines: readonly Line[]): boolean {
  const hunks = lines.some(({ text }) => /^@@ .*@@|^\+\+\+ \S/.test(text));
  return hunks && lines.some(({ text }) => /^[+-]/.test(text) && !head.test(text));
}

/** What stands after the change: the lines that stay and those that come, without their marks. */
export function newSide(lines: readonly Line[]): readonly Line[] {
  return lines
    .filter(({ text }) => !head.test(text) && !text.startsWith('-'))
    .map((line) =>
      /^[+ ]/.test(line.text)
        ? { start: line.start + 1, end: line.end, text: line.text.slice(1) }
        : line,
    );
}
