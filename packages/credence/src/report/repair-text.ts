import type { RepairCount, RepairRow, RepairTable } from '@credence/viewer';
import { points, textTable } from './text-table.ts';

const of = ({ n, of: could }: RepairCount) => (could === 0 ? '–' : `${n} of ${could}`);

function versus({ versusControl, why }: RepairRow): string {
  if (versusControl === null) return why === 'a control itself' ? 'control' : '–';
  const { difference, adjustedP } = versusControl;
  const p = adjustedP === null ? '' : `, p ${adjustedP < 0.01 ? '< 0.01' : adjustedP.toFixed(2)}`;
  return points(difference) + p;
}

function cells(row: RepairRow): readonly string[] {
  return [
    row.model,
    row.kind,
    row.arm,
    String(row.round),
    `${row.repaired} of ${row.answers}`,
    of(row.fixed),
    of(row.introduced),
    of(row.regressed),
    of(row.mended),
    points(row.joint.change),
    versus(row),
  ];
}

/** What repair brought, for a terminal. */
export function repairText({ arms, rows }: RepairTable): string {
  const pending = rows.reduce((sum, row) => sum + row.pending, 0);
  return [
    'What repair brought (all temperatures together)',
    textTable(
      [
        'model',
        'benchmark',
        'arm',
        'round',
        'repaired',
        'fixed',
        'introduced',
        'regressed',
        'mended',
        'works and is secure',
        'against control',
      ],
      rows.map(cells),
      3,
    ),
    '',
    ...arms.map(({ arm, trigger, feedback }) => `${arm}: repairs ${trigger}; tells ${feedback}`),
    'fixed, introduced: vulnerable answers made secure, and the reverse; regressed, mended: working answers that broke, and the reverse',
    'works and is secure: change in points, over all answers [95 % interval, by task]; against control: the same minus the random arm, p after Holm',
    ...(pending > 0 ? [`${pending} repairs are still to be made.`] : []),
  ].join('\n');
}
