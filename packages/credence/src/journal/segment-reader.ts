import { createReadStream } from 'node:fs';

/** One complete line of a segment. `offset` and `length` are bytes, the newline not included. */
export interface SegmentLine {
  readonly number: number;
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

const newline = 0x0a;

/**
 * The complete lines of a segment, streamed. A last line without its newline was never acknowledged
 * (its writer died in the middle of it) and is given to `onTorn` instead.
 */
export async function* segmentLines(
  file: string,
  onTorn: (line: number, bytes: number) => void,
): AsyncGenerator<SegmentLine> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  let number = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 })) {
    const data: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = data.indexOf(newline); end !== -1; end = data.indexOf(newline, start)) {
      number += 1;
      yield { number, offset, length: end - start, text: data.toString('utf8', start, end) };
      offset += end - start + 1;
      start = end + 1;
    }
    rest = data.subarray(start);
  }
  if (rest.length > 0) onTorn(number + 1, rest.length);
}
