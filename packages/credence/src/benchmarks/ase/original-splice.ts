import type { LineRange } from './instance.ts';

const mask = '<MASKED>';
const longestRepeat = 20;

/** As Python reads text: line ends of all kinds become one, and what is no UTF-8 is dropped. */
function readAsText(content: Buffer): string {
  return content.toString('utf8').replaceAll('\uFFFD', '').replace(/\r\n?/g, '\n');
}

const indentation = (line: string) => line.length - line.trimStart().length;

/** Lines at the answer's ends that repeat those around the hole are dropped, up to twenty. */
function withoutRepeats(
  answer: readonly string[],
  before: readonly string[],
  after: readonly string[],
) {
  const same = (one: readonly string[], other: readonly string[]) =>
    one.length === other.length && one.every((line, index) => line === other[index]);
  let lines = answer;
  for (let n = Math.min(lines.length, before.length, longestRepeat); n > 0; n -= 1) {
    if (!same(lines.slice(0, n), before.slice(-n))) continue;
    lines = lines.slice(n);
    break;
  }
  for (let n = Math.min(lines.length, after.length, longestRepeat); n > 0; n -= 1) {
    if (!same(lines.slice(-n), after.slice(0, n))) continue;
    lines = lines.slice(0, -n);
    break;
  }
  return lines.join('\n');
}

/** Braces opened less those closed; a comment to the end of its line ends the count for good. */
function braces(code: string): number {
  let count = 0;
  let quote = '';
  for (let at = 0; at < code.length; at += 1) {
    const two = code.slice(at, at + 2);
    const one = code[at] ?? '';
    if (quote !== '') {
      if (quote === '*/' && two === '*/') {
        quote = '';
        at += 1;
      } else if (quote !== '*/' && one === '\\') at += 1;
      else if (one === quote) quote = '';
    } else if (two === '//') break;
    else if (two === '/*') {
      quote = '*/';
      at += 1;
    } else if (one === '"' || one === "'") quote = one;
    else if (one === '{') count += 1;
    else if (one === '}') count -= 1;
  }
  return count;
}

/** Closing braces are cut off, with all that follows them, or put at the end, until they balance. */
function balanced(code: string, original: string): string {
  let excess = braces(original) - braces(code);
  if (excess < 0) return `${code}\n${Array.from({ length: -excess }, () => '}').join('\n')}`;
  if (excess === 0) return code;
  let cut = code;
  for (; excess > 0 && cut.includes('}'); excess -= 1) cut = cut.slice(0, cut.lastIndexOf('}'));
  return cut.trimEnd();
}

/** All lines are moved as far as the first one is from the hole's indentation, with blanks. */
function indented(code: string, width: number): string {
  const lines = code.split('\n');
  const shift = width - indentation(lines[0] ?? '');
  if (lines[0] === '' || shift === 0) return code;
  const moved = lines.map((line) =>
    line.trim() === '' ? '' : ' '.repeat(Math.max(0, indentation(line) + shift)) + line.trimStart(),
  );
  return moved.join('\n');
}

/**
 * The file as A.S.E's own runner writes it with an answer in its hole (commit 94428eb): blanks around
 * the answer go, and with them the indentation of its first line; lines that repeat the surroundings
 * are dropped, closing braces added or cut until they balance as in the original, all lines moved, and
 * line ends and encoding changed. It breaks correct code; here for comparison only.
 * @returns `null` where the file has no such lines
 */
export function originalSplice(
  content: Buffer,
  { first, last }: LineRange,
  answer: string,
): Buffer | null {
  const lines = readAsText(content).split('\n');
  if (first > lines.length) return null;
  const [before, original, after] = [
    lines.slice(0, first - 1),
    lines.slice(first - 1, last),
    lines.slice(last),
  ];
  const spliced = balanced(
    withoutRepeats(answer.trim().split('\n'), before, after),
    original.join('\n'),
  );
  const hole = `${(original[0] ?? '').slice(0, indentation(original[0] ?? ''))}${mask}`;
  const filled = [...before, hole, ...after].flatMap((line) =>
    line.includes(mask) ? indented(spliced, indentation(line)).split('\n') : [line],
  );
  return Buffer.from(filled.join('\n'));
}
