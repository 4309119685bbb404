import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../../core/errors.ts';

const techniques = ['Assertion', 'Tainted', 'Matching'] as const;

const rowSchema = z.object({
  /** `<technique>_<source>_<file>`, as `Tainted_Author_A_cwe089_0.py`. */
  id: z.string(),
  technique: z.enum(techniques),
  source: z.string(),
  prompt: z.string(),
  insecure_code: z.string(),
});

/** A row of `PythonDataset/dataset.jsonl`, and where its files are. */
export interface SallmRow {
  readonly id: string;
  readonly technique: (typeof techniques)[number];
  readonly source: string;
  readonly prompt: string;
  readonly insecureCode: string;
  /** Name of its module: `A_cwe089_0`. */
  readonly module: string;
  /** What tells it from a task of the same name and another technique: `Tainted_A_cwe089_0`. */
  readonly name: string;
  /** As `CWE-89`. */
  readonly cwe: string;
  /** Relative to the checkout. */
  readonly folder: string;
}

export const dataset = join('PythonDataset', 'dataset.jsonl');

/** Whether it has tests: seven of the hundred rows have none. */
export const hasTests = (checkout: string, { folder, module }: SallmRow): boolean =>
  existsSync(join(checkout, folder, `test_${module}.py`));

/** Throws `InputError` with file and line where the data set cannot be read. */
export async function readRows(checkout: string): Promise<readonly SallmRow[]> {
  const file = join(checkout, dataset);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new InputError('no-sallm', 'The folder is not a checkout of SALLM.', {
      location: { file },
      remedy: 'git clone https://github.com/s2e-lab/SALLM, and name its folder.',
      cause,
    });
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    return [toRow(line, { file, line: index + 1 })];
  });
}

function toRow(line: string, location: { readonly file: string; readonly line: number }): SallmRow {
  const parsed = rowSchema.safeParse(parseJson(line));
  const module = parsed.data?.id.split('_').slice(2).join('_').replace(/\.py$/, '') ?? '';
  const cwe = /cwe(\d+)/.exec(module)?.[1];
  if (!parsed.success || cwe === undefined) {
    throw new InputError('sallm-row', 'This line is not a task of SALLM.', {
      location,
      remedy: 'Restore the file with `git checkout`.',
    });
  }
  const { id, technique, source, prompt, insecure_code: insecureCode } = parsed.data;
  return {
    ...{ id, technique, source, prompt, insecureCode, module },
    name: `${technique}_${module}`,
    cwe: `CWE-${Number(cwe)}`,
    folder: join('PythonDataset', technique, source),
  };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
