import { InputError } from '../../core/errors.ts';
import {
  type RowProblem,
  rowError,
  type Source,
  type TableReader,
  type WantedColumn,
} from './source.ts';
import { TableColumns } from './table-columns.ts';

/** The columns of a table by what they hold. Task and weight are optional unless they are named. */
export interface ColumnNames {
  readonly confidence?: string | undefined;
  readonly outcome?: string | undefined;
  readonly task?: string | undefined;
  readonly weight?: string | undefined;
  /** Columns to break the results down by. */
  readonly by?: readonly string[] | undefined;
}

/** A column to break down by: the number of each row's value, and what the numbers stand for. */
export interface Levels {
  readonly column: string;
  readonly rows: Int32Array;
  /** `null` where the cell was empty. */
  readonly names: readonly (string | null)[];
}

/** A table of confidences and outcomes, by column. */
export interface Table {
  readonly rows: number;
  /** In [0,1]; NaN where missing. */
  readonly confidence: Float64Array;
  /** 0 or 1; NaN where inconclusive. */
  readonly outcome: Float64Array;
  /** The number of each row's task; `null` without tasks. */
  readonly task: Int32Array | null;
  /** Finite and not negative; `null` without weights. */
  readonly weight: Float64Array | null;
  readonly by: readonly Levels[];
  /** The confidences were percentages and are now fractions. */
  readonly percent: boolean;
}

/** More values than this are no breakdown that anyone reads, but the wrong column. */
export const mostLevels = 500;

/**
 * Reads confidences, outcomes and what else is asked for from a table.
 * @throws InputError naming file, line (or row) and remedy.
 */
export async function readTable(
  source: Source,
  reader: TableReader,
  names: ColumnNames = {},
): Promise<Table> {
  const by = names.by ?? [];
  const wanted: readonly WantedColumn[] = [
    { name: names.confidence ?? 'confidence', option: '--confidence', required: true },
    { name: names.outcome ?? 'outcome', option: '--outcome', required: true },
    { name: names.task ?? 'task', option: '--task', required: names.task !== undefined },
    { name: names.weight ?? 'weight', option: '--weight', required: names.weight !== undefined },
    ...by.map((name) => ({ name, option: '--by', required: true })),
  ];
  const fail = (problem: RowProblem) => rowError(source, reader.counts, problem);
  const columns = new TableColumns(by.length);
  await reader.read(source, wanted, (cells, at) => {
    const problem = columns.add(cells, at);
    if (problem) throw fail(problem);
    columns.by.forEach((labels, i) => {
      if (labels.size > mostLevels) throw tooMany(source, by[i] ?? '');
    });
  });
  const gaps = columns.gaps();
  if (gaps) throw fail(gaps);
  const confidence = columns.confidence.finish();
  if ('code' in confidence) throw fail(confidence);
  return {
    rows: columns.rows,
    confidence: confidence.values,
    percent: confidence.percent,
    outcome: columns.outcome.view(),
    task: columns.hasTasks ? columns.tasks.rows() : null,
    weight: columns.hasWeights ? columns.weight.view() : null,
    by: columns.by.map((labels, i) => ({
      column: by[i] ?? '',
      rows: labels.rows(),
      names: labels.names(),
    })),
  };
}

function tooMany(source: Source, column: string): InputError {
  return new InputError(
    'too-many-groups',
    `The column "${column}" has more than ${mostLevels} different values.`,
    { location: { file: source.name }, remedy: 'Break down by a column of few values.' },
  );
}
