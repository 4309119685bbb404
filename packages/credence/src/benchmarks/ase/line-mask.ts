import type { LineRange } from './instance.ts';

/** A file's bytes around a hole of whole lines. */
export interface ByteMask {
  readonly before: Buffer;
  readonly original: Buffer;
  readonly after: Buffer;
}

const lineFeed = 0x0a;

/**
 * Takes lines out of a file, with the end of the last one, or all there are from the first on; `null`
 * where the file ends before them.
 */
export function cutLines(content: Buffer, { first, last }: LineRange): ByteMask | null {
  let line = 1;
  let from = first === 1 ? 0 : -1;
  let to = content.length;
  for (let end = content.indexOf(lineFeed); end >= 0; end = content.indexOf(lineFeed, end + 1)) {
    line += 1;
    if (line === first) from = end + 1;
    if (line > last) {
      to = end + 1;
      break;
    }
  }
  if (from < 0 || from === content.length) return null;
  return {
    before: content.subarray(0, from),
    original: content.subarray(from, to),
    after: content.subarray(to),
  };
}

/**
 * The file with an answer in its hole, byte by byte: nothing is indented, mended or cut. The answer's
 * last line ends where another one follows.
 */
export function spliceBytes({ before, after }: Omit<ByteMask, 'original'>, answer: Buffer): Buffer {
  const open = answer.length > 0 && answer.at(-1) !== lineFeed && after.length > 0;
  return Buffer.concat([before, answer, ...(open ? [Buffer.from('\n')] : []), after]);
}

/** How pieces of a file become text: as UTF-8, or byte by byte where the file is in another encoding. */
export function decoder(content: Buffer): (piece: Buffer) => string {
  try {
    const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    utf8.decode(content);
    return (piece) => utf8.decode(piece);
  } catch {
    return (piece) => piece.toString('latin1');
  }
}
