/** A line of a text without its end, where it stands. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A block of code between two fences. */
export interface Fence {
  /** Its language as it is written, in small letters; empty when it has none. */
  readonly tag: string;
  readonly lines: readonly Line[];
  readonly closed: boolean;
}

/** Tags of blocks that only wrap others. */
const wrappers: ReadonlySet<string> = new Set(['markdown', 'md']);

/** Fence, tag, rest; before it blanks, marks of a list or a quotation, or a sentence up to a colon. */
const opening =
  /^(?<before>[ \t]*(?:(?:[-*+>]|\d+[.)])[ \t]+)*|.*:[ \t]*)(?<mark>`{3,}|~{3,})[ \t]*(?<tag>[^`\s]*)(?<rest>[^`]*)$/;

export function linesOf(text: string, from = 0): readonly Line[] {
  let start = from;
  return text
    .slice(from)
    .split('\n')
    .map((line) => {
      const found = { start, end: start + line.length, text: line };
      start = found.end + 1;
      return found;
    });
}

/** A line without so many blanks at its beginning, or as many as it has. */
function outdented({ start, end, text }: Line, columns: number): Line {
  const blanks = /^[ \t]*/.exec(text)?.[0].length ?? 0;
  const cut = Math.min(blanks, columns);
  return { start: start + cut, end, text: text.slice(cut) };
}

/**
 * Blocks of code as CommonMark has them: three or more backticks or tildes, closed by at least as
 * many. Also what models write besides: fences in lists and at the end of a sentence, and a fence
 * that is closed at the end of the last line of code.
 */
export function fencesIn(text: string, from = 0): readonly Fence[] {
  const found: Fence[] = [];
  let open: { mark: string; indent: number; tag: string; lines: Line[] } | null = null;
  for (const line of linesOf(text, from)) {
    const bare = line.text.replace(/\r$/, '');
    const mark = opening.exec(bare)?.groups;
    if (open) {
      const isBare =
        mark && mark.tag === '' && mark.rest?.trim() === '' && mark.before?.trim() === '';
      if (isBare && mark.mark?.startsWith(open.mark)) {
        found.push({ tag: open.tag, lines: open.lines, closed: true });
        open = null;
      } else open.lines.push(outdented(line, open.indent));
    } else if (mark) {
      const { before = '', tag = '' } = mark;
      if (wrappers.has(tag.toLowerCase())) continue;
      const indent = before.includes(':') ? 0 : before.length;
      open = { mark: mark.mark ?? '', indent, tag: tag.toLowerCase(), lines: [] };
    }
  }
  if (open) found.push(closedWithin(open));
  return found.filter(({ lines }) => lines.some((line) => line.text.trim() !== ''));
}

/** A block that no line of its own closes ends where a line of it ends with its mark. */
function closedWithin({ mark, tag, lines }: { mark: string; tag: string; lines: Line[] }): Fence {
  const last = lines.findIndex(({ text }) => text.trimEnd().endsWith(mark));
  const line = lines[last];
  if (!line) return { tag, lines, closed: false };
  const text = line.text.trimEnd().slice(0, -mark.length);
  const cut = { start: line.start, end: line.start + text.length, text };
  return { tag, lines: [...lines.slice(0, last), cut], closed: true };
}
