import type { CalibrationRow, Estimate, OutcomeRow, ReportData } from '@credence/viewer';
import { gatesText } from './gates-text.ts';
import { repairText } from './repair-text.ts';
import { points, textTable } from './text-table.ts';

const percent = (part: number, whole: number) =>
  whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;

const rate = ({ value }: Estimate) => (value === null ? '–' : `${Math.round(100 * value)} %`);

function outcomeCells({ model, samples, functional, security }: OutcomeRow): readonly string[] {
  return [
    model,
    String(samples),
    percent(functional.pass, samples),
    percent(security.secure, samples),
    percent(security.vulnerable, samples),
    percent(security.inconclusive, samples),
  ];
}

function calibrationCells(row: CalibrationRow): readonly string[] {
  const { trusted, bad } = row.falseTrust;
  return [
    row.model,
    row.method,
    row.target,
    String(row.n),
    rate(row.meanConfidence),
    rate(row.accuracy),
    points(row.gap),
    row.ece.value === null ? '–' : row.ece.value.toFixed(2),
    trusted === 0 ? 'none trusted' : `${bad} of ${trusted}`,
  ];
}

/** A study's headline numbers for a terminal: what became of the answers, and who was how sure. */
export function summary(data: ReportData): string {
  const pooled = <Row extends { readonly temperature: number | null }>(rows: readonly Row[]) =>
    rows.filter((row) => row.temperature === null);
  const threshold = data.calibration[0]?.falseTrust.threshold ?? 0;
  const { imported } = data.study;
  return [
    ...(imported === undefined ? [] : [`Recorded by others. ${imported}`, '']),
    'What became of the answers',
    textTable(
      ['model', 'answers', 'work', 'secure', 'vulnerable', 'security unknown'],
      pooled(data.outcomes).map(outcomeCells),
      1,
    ),
    '',
    'How sure the models were, and how right (all temperatures together)',
    textTable(
      [
        'model',
        'asked by',
        'about',
        'n',
        'sure',
        'right',
        'overconfident by',
        'ECE',
        'False Trust',
      ],
      pooled(data.calibration)
        .filter((row) => row.target !== 'joint')
        .map(calibrationCells),
      3,
    ),
    '',
    'overconfident by: points of confidence above the share that was right [95 % interval, by task]',
    `False Trust: of the answers given ${Math.round(100 * threshold)} % confidence or more, those that were wrong`,
    ...(data.gates ? gatesText(data.gates) : []),
    ...(data.repair ? ['', repairText(data.repair)] : []),
  ].join('\n');
}
