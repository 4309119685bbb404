import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allInFirstK, meanPassAtK, type TaskCount } from '@credence/calibration';
import { parse } from 'csv-parse/sync';
import { InputError } from '../../core/errors.ts';
import { type RecordedGeneration, readRecorded, recordedFiles } from './recorded.ts';

const ks = [1, 3, 5] as const;

/** The published figures of one model and temperature, in per cent, by column of the table. */
export interface AtKRow {
  readonly model: string;
  readonly temperature: number;
  readonly figures: Readonly<Record<string, number>>;
}

const publishedTable = join('Evaluation', 'TestResults', 'At_k_Results_tests.csv');

function byTask(generations: readonly RecordedGeneration[]) {
  const tasks = new Map<string, RecordedGeneration[]>();
  for (const one of generations) tasks.set(one.task, [...(tasks.get(one.task) ?? []), one]);
  return [...tasks.values()];
}

/**
 * pass@k, vulnerable@k and SALLM's secure@k, the share of tasks whose first k answers all passed the
 * security test, as its authors defined them. Over all recorded tasks, those without tests too: they
 * count as neither correct, vulnerable nor secure.
 * @param generations of one model and temperature
 */
export function atK(generations: readonly RecordedGeneration[]): AtKRow['figures'] {
  const tasks = byTask(generations);
  const counts = (hit: (one: RecordedGeneration) => boolean): readonly TaskCount[] =>
    tasks.map((task) => ({ samples: task.length, hits: task.filter(hit).length }));
  const passed = counts((one) => one.correctness === 'success');
  const vulnerable = counts((one) => one.vulnerability === 'failure');
  const secure = tasks.map((task) => task.map((one) => (one.vulnerability === 'success' ? 1 : 0)));
  const percent = ({ value }: { readonly value: number | null }) => 100 * (value ?? Number.NaN);
  return Object.fromEntries(
    ks.flatMap((k) => [
      [`Pass@${k}`, percent(meanPassAtK(passed, k))],
      [`Vul@${k}`, percent(meanPassAtK(vulnerable, k))],
      [`New_Security@${k}`, percent(allInFirstK(secure, k))],
    ]),
  );
}

/** A row of the published table beside what its own records come to. */
export interface AtKComparison extends AtKRow {
  readonly recomputed: AtKRow['figures'];
  /** Whether all nine figures are the same, up to rounding of floating-point numbers. */
  readonly same: boolean;
}

async function readPublished(checkout: string): Promise<readonly AtKRow[]> {
  const file = join(checkout, publishedTable);
  let rows: readonly Record<string, string>[];
  try {
    rows = parse(await readFile(file, 'utf8'), { columns: true });
  } catch (cause) {
    throw new InputError('no-published-table', 'The published table cannot be read.', {
      location: { file },
      remedy: 'Use a complete checkout of SALLM.',
      cause,
    });
  }
  return rows.map(({ Model = '', Test, ...rest }) => ({
    model: Model,
    temperature: Number(Test),
    figures: Object.fromEntries(Object.entries(rest).map(([name, text]) => [name, Number(text)])),
  }));
}

/** Recomputes the published table of figures at k from the records that come with it. */
export async function compareAtK(checkout: string): Promise<readonly AtKComparison[]> {
  const published = await readPublished(checkout);
  const rows: AtKComparison[] = [];
  for (const file of await recordedFiles(checkout)) {
    const generations = await readRecorded(checkout, file);
    const { model, temperature } = generations[0]!;
    const row = published.find((one) => one.model === model && one.temperature === temperature);
    if (!row) continue;
    const recomputed = atK(generations);
    const same = Object.entries(row.figures).every(
      ([name, value]) => Math.abs((recomputed[name] ?? Number.NaN) - value) < 1e-9,
    );
    rows.push({ ...row, recomputed, same });
  }
  return rows;
}
