import { extname } from 'node:path';
import { suggestion } from '../../core/closest.ts';
import { InputError } from '../../core/errors.ts';
import { csv } from './read-csv.ts';
import { jsonl } from './read-jsonl.ts';
import { parquet } from './read-parquet.ts';
import type { TableReader } from './source.ts';

/** Every format of tables. A new one is a file and a place in this list. */
export const tableReaders: readonly TableReader[] = [csv, jsonl, parquet];

const ids = tableReaders.map(({ id }) => id);

/**
 * The reader for a format named by the user, else for the ending of the file's name.
 * @throws InputError where neither says which.
 */
export function findTableReader(file: string, format: string | undefined): TableReader {
  if (format !== undefined) {
    const named = tableReaders.find(({ id }) => id === format);
    if (named) return named;
    throw new InputError('unknown-format', `There is no format "${format}" of tables.`, {
      remedy: suggestion(format, ids),
    });
  }
  const ending = extname(file).toLowerCase();
  const known = tableReaders.find(({ extensions }) => extensions.includes(ending));
  if (known) return known;
  const what = file === '-' ? 'the standard input' : `"${file}"`;
  throw new InputError('unknown-format', `The format of ${what} is not known.`, {
    remedy: `Say it with --format: ${ids.join(', ')}.`,
  });
}
