import type { CalibrationRow, OutcomeRow } from '../schema.ts';
import { column, point, type Table, tableOf } from './table.ts';

/** What became of the answers. */
export function outcomesTable(rows: readonly OutcomeRow[]): Table {
  return tableOf<OutcomeRow>(
    {
      id: 'outcomes',
      title: 'What became of the answers',
      note: 'Counts of answers. Temperature "all": pooled.',
    },
    [
      column('benchmark', 'Benchmark', 'key', (row) => row.benchmark),
      column('model', 'Model', 'key', (row) => row.model),
      column('temperature', 'Temp.', 'key', (row) => temperature(row.temperature)),
      column('samples', 'Answers', 'count', (row) => row.samples),
      column('pass', 'Pass', 'count', (row) => row.functional.pass),
      column('fail', 'Fail', 'count', (row) => row.functional.fail),
      column('unknown_function', 'Function unknown', 'count', (row) => row.functional.inconclusive),
      column('secure', 'Secure', 'count', (row) => row.security.secure),
      column('vulnerable', 'Vulnerable', 'count', (row) => row.security.vulnerable),
      column('unknown_security', 'Security unknown', 'count', (row) => row.security.inconclusive),
      column('joint', 'Correct and secure', 'count', (row) => row.joint),
    ],
    rows,
  );
}

/** How sure the models were, and how right. */
export function calibrationTableOf(rows: readonly CalibrationRow[], intervals: string): Table {
  const threshold = rows[0]?.falseTrust.threshold ?? 0.8;
  return tableOf<CalibrationRow>(
    {
      id: 'calibration',
      title: 'How sure the models were, and how right',
      note: `Over answers with a confidence and a conclusive verdict (scored). ${intervals}`,
    },
    [
      column('benchmark', 'Benchmark', 'key', (row) => row.benchmark),
      column('model', 'Model', 'key', (row) => row.model),
      column('temperature', 'Temp.', 'key', (row) => temperature(row.temperature)),
      column('method', 'Method', 'key', (row) => row.method),
      column('target', 'Target', 'key', (row) => row.target),
      column('samples', 'Answers', 'count', (row) => row.samples),
      column('n', 'Scored', 'count', (row) => row.n),
      column('tasks', 'Tasks', 'count', (row) => row.tasks),
      column('missing', 'Missing', 'count', (row) => row.missing),
      column('inconclusive', 'Inconcl.', 'count', (row) => row.inconclusive),
      column('mean_confidence', 'Mean confidence', 'percent', (row) => row.meanConfidence),
      column('accuracy', 'Good in fact', 'percent', (row) => row.accuracy),
      column('gap', 'Gap, points', 'points', (row) => row.gap),
      column('gap_if_good', 'Gap, unknown good', 'points', (row) =>
        point(row.gapIfInconclusive.good),
      ),
      column('gap_if_bad', 'Gap, unknown bad', 'points', (row) => point(row.gapIfInconclusive.bad)),
      column('ece', 'ECE', 'score', (row) => row.ece),
      column('ece_debiased', 'ECE, debiased', 'score', (row) => row.eceDebiased),
      column('brier', 'Brier', 'score', (row) => row.brier),
      column('auroc', 'AUROC', 'score', (row) => row.auroc),
      column('trusted', `Trusted at ${threshold}`, 'count', (row) => row.falseTrust.trusted),
      column('false_trust', 'False Trust', 'percent', (row) => row.falseTrust.rate),
    ],
    rows,
  );
}

export const temperature = (value: number | null): string =>
  value === null ? 'all' : String(Number(value.toFixed(3)));
