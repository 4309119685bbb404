import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputError } from '../core/errors.ts';
import type { ReportFile } from '../report/format.ts';

/**
 * Writes a result to a file that the user named. Throws `InputError` when that cannot be done.
 * @param what the result, as the subject of a sentence: `The page`
 */
export async function writeResult(
  what: string,
  file: string,
  content: string | Uint8Array,
): Promise<void> {
  await writeFile(file, content).catch((cause: unknown) => {
    throw new InputError('unwritable-file', `${what} cannot be written.`, {
      location: { file },
      remedy: 'Name a file in a folder that exists and that you may write to.',
      cause,
    });
  });
}

/**
 * Writes the files of a report as they come, the first of them as `file`, the others beside it. Throws
 * `InputError` when that cannot be done.
 */
export async function writeReport(file: string, files: AsyncIterable<ReportFile>): Promise<void> {
  let place = file;
  for await (const { path, content } of files) {
    if (place === '') {
      place = join(dirname(file), path);
      // Only folders that the report itself needs are made: a misspelt one should be noticed.
      await mkdir(dirname(place), { recursive: true });
    }
    await writeResult('The report', place, content);
    place = '';
  }
}

/** Writes the files of a report to the standard output, one after the other. */
export async function printReport(files: AsyncIterable<ReportFile>): Promise<void> {
  for await (const { content } of files) process.stdout.write(content);
}
