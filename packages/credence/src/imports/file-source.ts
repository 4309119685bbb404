import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { arrayBuffer } from 'node:stream/consumers';
import type { Source } from '../analysis/metrics/source.ts';
import { InputError } from '../core/errors.ts';

/** A file to be read. Throws `InputError` where there is none. */
export async function fileSource(file: string): Promise<Source> {
  let size: number;
  try {
    const stats = await stat(file);
    if (!stats.isFile()) throw new Error('It is no file.');
    size = stats.size;
  } catch (cause) {
    throw new InputError('unreadable-file', 'The file cannot be read.', {
      location: { file },
      remedy: 'Name a file of records; docs/import.md lists the kinds there are.',
      cause,
    });
  }
  return {
    name: file,
    stream: () => createReadStream(file, { highWaterMark: 1 << 18 }),
    randomAccess: async () => ({
      byteLength: size,
      slice: async (start, end = size) =>
        start >= end
          ? new ArrayBuffer(0)
          : arrayBuffer(createReadStream(file, { start, end: end - 1 })),
    }),
  };
}
