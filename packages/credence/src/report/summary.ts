import type { CalibrationRow, Estimate, OutcomeRow } from '@credence/viewer';
import type { ReportTables } from '@credence/viewer/facts';
import { counted } from '../core/counted.ts';
import { gatesText } from './gates-text.ts';
import { repairText } from './repair-text.ts';
import { points, textTable } from './text-table.ts';

/** Below this many tasks the page, too, makes no claim of an interval. */
const fewTasks = 10;

const percent = (part: number, whole: number) =>
  whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;

const rate = ({ value }: Estimate) => (value === null ? '–' : `${Math.round(100 * value)} %`);

/** The column that tells benchmarks apart, where there is more than one. */
const benchmarksOf = (rows: readonly { readonly benchmark: string }[]) =>
  new Set(rows.map(({ benchmark }) => benchmark)).size > 1
    ? { head: ['benchmark'], cell: (row: { readonly benchmark: string }) => [row.benchmark] }
    : { head: [], cell: () => [] };

/** Answers that nobody judged, or whose function could not be told, must not look as if they failed. */
function outcomeCells(
  { samples, functional, security }: OutcomeRow,
  open: boolean,
): readonly string[] {
  return [
    String(samples),
    percent(functional.pass, samples),
    ...(open ? [percent(functional.inconclusive, samples)] : []),
    percent(security.secure, samples),
    percent(security.vulnerable, samples),
    percent(security.inconclusive, samples),
  ];
}

function calibrationCells(row: CalibrationRow): readonly string[] {
  const { trusted, bad } = row.falseTrust;
  return [
    row.method,
    row.target,
    String(row.n),
    String(row.tasks),
    rate(row.meanConfidence),
    rate(row.accuracy),
    points(row.gap),
    row.ece.value === null ? '–' : row.ece.value.toFixed(2),
    trusted === 0 ? 'none trusted' : `${bad} of ${trusted}`,
  ];
}

/** A study's headline numbers for a terminal: what became of the answers, and who was how sure. */
export function summary(data: ReportTables): string {
  const pooled = <Row extends { readonly temperature: number | null }>(rows: readonly Row[]) =>
    rows.filter((row) => row.temperature === null);
  const { imported, falseTrustThreshold: threshold } = data.study;
  const outcomes = pooled(data.outcomes);
  const asked = pooled(data.calibration).filter((row) => row.target !== 'joint');
  const scored = asked.filter(({ n }) => n > 0);
  const shown = scored.length > 0 ? scored : asked;
  const omitted = asked.length - shown.length;
  const open = outcomes.some(({ functional }) => functional.inconclusive > 0);
  const { head, cell } = benchmarksOf(outcomes);
  return [
    ...(imported === undefined ? [] : [`Recorded by others. ${imported}`, '']),
    'What became of the answers',
    textTable(
      [
        ...['model', ...head, 'answers', 'work', ...(open ? ['function unknown'] : [])],
        ...['secure', 'vulnerable', 'security unknown'],
      ],
      outcomes.map((row) => [row.model, ...cell(row), ...outcomeCells(row, open)]),
      1 + head.length,
    ),
    '',
    'How sure the models were, and how right (all temperatures together)',
    textTable(
      [
        'model',
        ...head,
        'asked by',
        'about',
        'n',
        'tasks',
        'sure',
        'right',
        'overconfident by',
        'ECE',
        'False Trust',
      ],
      shown.map((row) => [row.model, ...cell(row), ...calibrationCells(row)]),
      3 + head.length,
    ),
    '',
    ...(omitted === 0
      ? []
      : [
          `left out: ${counted(omitted, 'row')} without an answer that has both a confidence and an outcome`,
        ]),
    ...(shown.some(({ n, tasks }) => n > 0 && tasks < fewTasks)
      ? [`tasks: an interval that rests on fewer than ${fewTasks} of them is likely too narrow`]
      : []),
    'overconfident by: points of confidence above the share that was right [95 % interval, by task]',
    `False Trust: of the answers given ${Math.round(100 * threshold)} % confidence or more, those that were wrong`,
    ...(data.gates ? gatesText(data.gates) : []),
    ...(data.repair ? ['', repairText(data.repair)] : []),
  ].join('\n');
}
