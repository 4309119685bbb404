import { suggestion } from '../../core/closest.ts';
import { InputError } from '../../core/errors.ts';
import type { WantedColumn } from './source.ts';

/**
 * Finds the wanted columns among the names of a table: the position of each, or -1.
 * @throws InputError for a required column that is missing, or a wanted name that occurs twice.
 */
export function findColumns(
  file: string,
  wanted: readonly WantedColumn[],
  names: readonly string[],
): readonly number[] {
  return wanted.map(({ name, option, required }) => {
    const position = names.indexOf(name);
    if (position === -1 && required) throw missingColumn(file, name, option, names);
    if (position !== names.lastIndexOf(name)) {
      throw new InputError('ambiguous-column', `Two columns are named "${name}".`, {
        location: { file, line: 1 },
        remedy: 'Give each column a name of its own.',
      });
    }
    return position;
  });
}

/** Names come from the file, and control characters must not reach a terminal. */
const printable = (name: string): string => name.replace(/\p{Cc}/gu, '�');

/** The error for a required column that no row has. */
export function missingColumn(
  file: string,
  name: string,
  option: string,
  names: readonly string[],
): InputError {
  if (names.length === 0) {
    return new InputError('empty-table', 'The file has no rows.', {
      location: { file },
      remedy: 'Give at least one row with a confidence and an outcome.',
    });
  }
  const only = names[0] ?? '';
  const separator = names.length === 1 ? [';', '\t', '|'].find((mark) => only.includes(mark)) : '';
  const remedy = separator
    ? `The columns seem to be separated by ${JSON.stringify(separator)}: separate them by commas.`
    : `Name the column with ${option}. ${suggestion(name, names.map(printable))}`;
  return new InputError('missing-column', `There is no column "${name}".`, {
    location: { file },
    remedy,
  });
}
