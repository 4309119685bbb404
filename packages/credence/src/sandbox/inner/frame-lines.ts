/** A frame was longer than agreed, or the stream ended within one. */
export class FrameError extends Error {}

/** Splits a byte stream into lines of at most `limit` bytes, newline included. */
export async function* frameLines(
  stream: AsyncIterable<Buffer | string>,
  limit: number,
): AsyncGenerator<string, void, undefined> {
  let parts: Buffer[] = [];
  let held = 0;
  for await (const piece of stream) {
    let chunk = Buffer.from(piece as Buffer);
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10)) {
      if (held + at >= limit) throw new FrameError(`A frame is longer than ${limit} bytes`);
      yield Buffer.concat([...parts, chunk.subarray(0, at)]).toString('utf8');
      parts = [];
      held = 0;
      chunk = chunk.subarray(at + 1);
    }
    parts.push(chunk);
    held += chunk.length;
    if (held >= limit) throw new FrameError(`A frame is longer than ${limit} bytes`);
  }
  if (held > 0) throw new FrameError('The stream ended within a frame');
}
