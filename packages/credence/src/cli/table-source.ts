import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { arrayBuffer } from 'node:stream/consumers';
import type { RandomAccess, Source } from '../analysis/metrics/source.ts';
import { InputError } from '../core/errors.ts';

/**
 * A table in a file, or on the standard input for `-`.
 * @throws InputError where there is no such file.
 */
export async function tableSource(file: string): Promise<Source> {
  if (file === '-') return standardInput;
  let size: number;
  try {
    const stats = await stat(file);
    if (stats.isDirectory()) throw new Error('It is a folder.');
    size = stats.size;
  } catch (cause) {
    throw new InputError('unreadable-file', 'The file cannot be read.', {
      location: { file },
      remedy: 'Name a file of confidences and outcomes, as `credence metrics answers.csv`.',
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

const standardInput: Source = {
  name: 'standard input',
  stream: () => process.stdin,
  randomAccess: async (): Promise<RandomAccess> => {
    const bytes = await arrayBuffer(process.stdin);
    return {
      byteLength: bytes.byteLength,
      slice: async (start, end) => bytes.slice(start, end),
    };
  },
};
