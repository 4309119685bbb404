import { fileSource } from '../analysis/metrics/file-source.ts';
import type { Source } from '../analysis/metrics/source.ts';

/** A file of records to be imported. Throws `InputError` where there is none. */
export const recordsFile = (file: string): Promise<Source> =>
  fileSource(file, 'Name a file of records; docs/import.md lists the kinds there are.');
