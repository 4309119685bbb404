import type { ComparisonRow, ComparisonTable } from '../comparison-table.ts';
import { column, point, type Table, tableOf } from './table.ts';

export function comparisonTable({
  rows,
  how,
  other,
}: Pick<ComparisonTable, 'rows' | 'how' | 'other'>): Table {
  return tableOf<ComparisonRow>(
    {
      id: 'comparison',
      title: `Compared with ${other}`,
      note: `This study minus the other, on tasks that both have. ${how}`,
    },
    [
      column('benchmark', 'Benchmark', 'key', (row) => row.benchmark),
      column('model', 'Model', 'key', (row) => row.model),
      column('other_model', 'Other model', 'key', (row) => row.otherModel),
      column('method', 'Method', 'key', (row) => row.method),
      column('target', 'Target', 'key', (row) => row.target),
      column('measure', 'Measure', 'key', (row) => row.measure),
      column('tasks', 'Tasks', 'count', (row) => row.tasks),
      column('unpaired_tasks', 'Left out', 'count', (row) => row.unpairedTasks),
      column('here', 'Here', 'score', (row) => point(row.here)),
      column('there', 'There', 'score', (row) => point(row.there)),
      column('difference', 'Difference', 'score', (row) => ({
        value: row.difference.value,
        low: row.difference.low,
        high: row.difference.high,
      })),
      column('p', 'p, corrected', 'p', (row) => row.difference.adjustedP),
      column('why', 'Remark', 'text', (row) => row.why ?? ''),
    ],
    rows,
  );
}
