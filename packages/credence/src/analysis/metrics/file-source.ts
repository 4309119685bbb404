import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { arrayBuffer } from 'node:stream/consumers';
import { InputError } from '../../core/errors.ts';
import type { Source } from './source.ts';

/**
 * A file to be read. Throws `InputError` where there is none.
 * @param remedy what kind of file to name instead
 */
export async function fileSource(file: string, remedy: string): Promise<Source> {
  let size: number;
  try {
    const stats = await stat(file);
    if (stats.isDirectory()) throw new Error('It is a folder.');
    size = stats.size;
  } catch (cause) {
    throw new InputError('unreadable-file', 'The file cannot be read.', {
      location: { file },
      remedy,
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
