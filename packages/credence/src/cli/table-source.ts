import { arrayBuffer } from 'node:stream/consumers';
import { fileSource } from '../analysis/metrics/file-source.ts';
import type { RandomAccess, Source } from '../analysis/metrics/source.ts';

/**
 * A table in a file, or on the standard input for `-`.
 * @throws InputError where there is no such file.
 */
export async function tableSource(file: string): Promise<Source> {
  if (file === '-') return standardInput;
  return fileSource(
    file,
    'Name a file of confidences and outcomes, as `credence metrics answers.csv`.',
  );
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
