import { type Breakdown, breakDown } from './break-down.ts';
import { fullEffort } from './intervals.ts';
import { type ColumnNames, readTable, type Table } from './read-table.ts';
import type { Source, TableReader } from './source.ts';
import { type Summary, summarize } from './summary.ts';

/** What there is to say about a table of confidences and outcomes. */
export interface MetricsReport {
  /** The file, as the user named it. */
  readonly source: string;
  readonly threshold: number;
  readonly all: Summary;
  readonly breakdowns: readonly Breakdown[];
  /** How the input was read and what the figures assume, in sentences. */
  readonly notices: readonly string[];
}

export interface MetricsOptions {
  readonly columns: Omit<ColumnNames, 'by'>;
  /** Each entry is one breakdown, by the combinations of its columns. */
  readonly by: readonly (readonly string[])[];
  /** From this confidence on an answer is trusted. */
  readonly threshold: number;
}

/**
 * Reads a table and computes every metric that applies, over all rows and by group.
 * @throws InputError naming file, line (or row) and remedy.
 */
export async function metricsReport(
  source: Source,
  reader: TableReader,
  { columns, by, threshold }: MetricsOptions,
): Promise<MetricsReport> {
  const table = await readTable(source, reader, { ...columns, by: [...new Set(by.flat())] });
  return {
    source: source.name,
    threshold,
    all: summarize(table, threshold, fullEffort),
    breakdowns: by.map((names) => breakDown(table, names, threshold)),
    notices: notices(table),
  };
}

function notices(table: Table): readonly string[] {
  const said: string[] = [];
  if (table.percent) {
    said.push('The confidences are percentages and were divided by 100.');
  }
  if (table.task === null) {
    said.push(
      'There is no column of tasks, so the intervals assume that all rows are independent. ' +
        'If a task has several answers they are too narrow: name its column with --task.',
    );
  }
  return said;
}
