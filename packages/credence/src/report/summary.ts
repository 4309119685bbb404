import type { CalibrationRow, Estimate, OutcomeRow, ReportData } from '@credence/viewer';

const percent = (part: number, whole: number) =>
  whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;

const rate = ({ value }: Estimate) => (value === null ? '–' : `${Math.round(100 * value)} %`);

/** Signed points with their interval: `+56 [48, 63]`. */
function points({ value, low, high }: Estimate): string {
  if (value === null) return '–';
  const signed = (x: number) => `${x > 0 ? '+' : ''}${Math.round(100 * x)}`;
  const interval = low === null || high === null ? '' : ` [${signed(low)}, ${signed(high)}]`;
  return signed(value) + interval;
}

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

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  left: number,
): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column < left ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('──');
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** A study's headline numbers for a terminal: what became of the answers, and who was how sure. */
export function summary(data: ReportData): string {
  const pooled = <Row extends { readonly temperature: number | null }>(rows: readonly Row[]) =>
    rows.filter((row) => row.temperature === null);
  const threshold = data.calibration[0]?.falseTrust.threshold ?? 0;
  return [
    'What became of the answers',
    table(
      ['model', 'answers', 'work', 'secure', 'vulnerable', 'security unknown'],
      pooled(data.outcomes).map(outcomeCells),
      1,
    ),
    '',
    'How sure the models were, and how right (all temperatures together)',
    table(
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
  ].join('\n');
}
