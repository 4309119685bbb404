import type { InputError } from '../core/errors.ts';
import type { Path } from './mapping.ts';

/** One record of another tool, as it stands in its file. */
export interface RawRecord {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Where it stands: `line 12`, `samples/3_epoch_1.json`. */
  readonly at: string;
  /** Why it is no answer at all, or `null`: a failure of the tool is no outcome of the code. */
  readonly failed: string | null;
  /** An error about this record. */
  complain(message: string, remedy: string): InputError;
}

/** A name from a file, without what would command a terminal that it is shown on. */
export const printable = (name: string): string => name.replace(/\p{Cc}/gu, '\uFFFD');

/** The steps of a path. Flat tables have no nested records: there, dots are a part of names. */
export function stepsOf(path: Path, flat: boolean): readonly (string | number)[] {
  if (typeof path !== 'string') return path;
  return flat ? [path] : path.split('.');
}

/** A path as it is named to readers. */
export const pathInWords = (path: Path): string =>
  typeof path === 'string' ? path : path.join('.');

export function valueAt(fields: unknown, steps: readonly (string | number)[]): unknown {
  let value = fields;
  for (const step of steps) {
    if (value === null || typeof value !== 'object') return undefined;
    if (!Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
