import { writeFile } from 'node:fs/promises';
import { InputError } from '../core/errors.ts';

/**
 * Writes a result to a file that the user named. Throws `InputError` when that cannot be done.
 * @param what the result, as the subject of a sentence: `The page`
 */
export async function writeResult(what: string, file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((cause: unknown) => {
    throw new InputError('unwritable-file', `${what} cannot be written.`, {
      location: { file },
      remedy: 'Name a file in a folder that exists.',
      cause,
    });
  });
}
