import type { CalibrationRow, Estimate, ReportData } from '../../schema.ts';
import { usePage } from '../context.ts';
import { count, percent, signedPoints, temperature, type Unit } from '../format/number.ts';
import { modelName, targetName } from '../format/words.ts';
import type { GlossaryKey } from '../glossary.ts';
import type { Metric } from '../reading/why.ts';
import { Value } from './number.tsx';
import { type NumbersColumn, NumbersTable } from './numbers-table.tsx';
import { Term } from './term.tsx';

type Column = NumbersColumn<CalibrationRow>;

const term = (of: GlossaryKey, word: string) => <Term of={of}>{word}</Term>;

const estimate = (
  head: Column['head'],
  metric: Metric,
  unit: Unit,
  of: (row: CalibrationRow) => Estimate,
): Column => ({
  head,
  of: (row) => <Value of={of(row)} unit={unit} row={row} metric={metric} />,
});

/** What a row of calibrations is about. */
export const aboutColumns = (data: Pick<ReportData, 'study'>): readonly Column[] => [
  { head: 'Model', row: true, of: (row) => modelName(data, row.model) },
  { head: 'Target', word: true, of: (row) => targetName[row.target] },
];

export const gapColumn: Column = estimate(
  <>
    <Term of="gap">Gap</Term>, points
  </>,
  'gap',
  'points',
  (row) => row.gap,
);

/** Every column of the calibration rows, for those who want the numbers. */
const numberColumns = (threshold: number): readonly Column[] => [
  { head: term('temperature', 'Temp.'), of: (row) => temperature(row.temperature) },
  { head: 'Answers', of: (row) => count(row.samples) },
  { head: 'Scored', of: (row) => count(row.n) },
  { head: 'Tasks', of: (row) => count(row.tasks) },
  { head: term('missing', 'Missing'), of: (row) => count(row.missing) },
  { head: term('inconclusive', 'Inconcl.'), of: (row) => count(row.inconclusive) },
  estimate('Mean confidence', 'meanConfidence', 'percent', (row) => row.meanConfidence),
  estimate('Good in fact', 'accuracy', 'percent', (row) => row.accuracy),
  gapColumn,
  { head: 'Gap if inconclusive were good … bad', of: bounds },
  estimate(term('ece', 'ECE'), 'ece', 'score', (row) => row.ece),
  estimate(term('eceDebiased', 'ECE, debiased'), 'eceDebiased', 'score', (row) => row.eceDebiased),
  estimate(term('brier', 'Brier'), 'brier', 'score', (row) => row.brier),
  estimate(term('auroc', 'AUROC'), 'auroc', 'score', (row) => row.auroc),
  { head: `Trusted at ≥ ${percent(threshold)}`, of: (row) => count(row.falseTrust.trusted) },
  { head: 'Of them bad', of: (row) => count(row.falseTrust.bad) },
  estimate(
    <>
      <Term of="falseTrust">False Trust</Term> rate
    </>,
    'falseTrust',
    'percent',
    (row) => row.falseTrust.rate,
  ),
];

export function CalibrationTable({
  rows,
  caption,
}: {
  rows: readonly CalibrationRow[];
  caption: string;
}) {
  const { data } = usePage();
  return (
    <NumbersTable
      caption={caption}
      columns={[
        ...aboutColumns(data),
        ...numberColumns(rows[0]?.falseTrust.threshold ?? data.study.falseTrustThreshold),
      ]}
      rows={rows}
      keyOf={(row) => `${row.model} ${row.target} ${row.temperature}`}
      classOf={(row) => (row.temperature === null ? 'pooled' : '')}
    />
  );
}

function bounds(row: CalibrationRow): string {
  const { good, bad } = row.gapIfInconclusive;
  if (row.inconclusive === 0) return 'none';
  if (good === null || bad === null) return '–';
  return `${signedPoints(good)} … ${signedPoints(bad)}`;
}
