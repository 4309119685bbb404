import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { RecordedGeneration } from './recorded.ts';

/** A row of the result file of one recorded run. */
export interface ResultRow {
  readonly test: string;
  readonly result: string;
  readonly message: string;
}

/**
 * What the recorded run of a generation wrote, row by row: `[]` where it wrote no file, and
 * `undefined` where the checkout does not have these files.
 */
export async function readResultRows(
  checkout: string,
  { resultFile }: RecordedGeneration,
): Promise<readonly ResultRow[] | undefined> {
  const file = join(checkout, resultFile);
  if (!existsSync(file)) return existsSync(dirname(file)) ? [] : undefined;
  const rows: readonly Record<string, string>[] = parse(await readFile(file, 'utf8'), {
    columns: true,
    relax_column_count: true,
  });
  return rows.map(({ TestName: test = '', Result: result = '', Message: message = '' }) => {
    return { test, result, message };
  });
}
