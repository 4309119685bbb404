import { InputError } from '../core/errors.ts';

/** A file with a hole: the answer goes between `before` and `after`, verbatim. */
export interface Mask {
  readonly before: string;
  /** What stood in the hole: a secure answer in the project's own style. */
  readonly original: string;
  readonly after: string;
}

const begin = 'credence:begin';
const end = 'credence:end';

/**
 * Takes what stands between the line with `credence:begin` and the one with `credence:end` out of
 * a file, and both lines with it. Throws `InputError` unless there is one of each, in this order.
 */
export function parseMask(content: string, file: string): Mask {
  const lines = content.split(/(?<=\n)/);
  const at = (marker: string) => {
    const found = lines.flatMap((line, index) => (line.includes(marker) ? [index] : []));
    const [first] = found;
    if (first !== undefined && found.length === 1) return first;
    const second = found[1];
    throw new InputError('mask', `The masked file has ${found.length} lines with ${marker}.`, {
      location: { file, ...(second !== undefined && { line: second + 1 }) },
      remedy: `Put a comment with ${begin} before what the answer replaces, and one with ${end} after it.`,
    });
  };
  const from = at(begin);
  const to = at(end);
  if (to < from) {
    throw new InputError('mask', `${end} stands before ${begin}.`, {
      location: { file, line: to + 1 },
      remedy: 'Put them in order.',
    });
  }
  return {
    before: lines.slice(0, from).join(''),
    original: lines.slice(from + 1, to).join(''),
    after: lines.slice(to + 1).join(''),
  };
}

/** The file with an answer in its hole: nothing is indented, mended or cut. */
export function splice({ before, after }: Pick<Mask, 'before' | 'after'>, code: string): string {
  const gap = code === '' || code.endsWith('\n') || after === '' ? '' : '\n';
  return `${before}${code}${gap}${after}`;
}
