import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { InputError } from '../core/errors.ts';
import { describeError, errorAsJson } from './command-error.ts';

/** What the system itself throws. */
function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}

const folder = mkdtempSync(join(tmpdir(), 'credence-'));

it('says why a file could not be read, from what the system said', () => {
  const cause = thrownBy(() => readFileSync(join(folder, 'absent')));
  const error = new InputError('x', 'The file cannot be read.', { cause, remedy: 'Name another.' });
  expect(describeError(error)).toEqual({
    text: 'The file cannot be read: no such file or folder.\n  → Name another.',
    exitCode: 2,
  });
});

it('takes a place that cannot be used for bad input, and a bug for a bug', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const inFile = join(file, 'inside');
  const error = thrownBy(() => writeFileSync(inFile, ''));
  expect(describeError(error)).toEqual({
    text: `${inFile}: This place cannot be used: a part of the path is a file, not a folder.\n  → Name another place, or mend its rights.`,
    exitCode: 2,
  });
  expect(JSON.parse(errorAsJson(error))).toMatchObject({ error: { code: 'place-unusable' } });
  expect(describeError(new TypeError('x is not a function')).exitCode).toBe(1);
});
