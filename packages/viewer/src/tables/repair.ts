import type { RepairRow, RepairTable } from '../repair-table.ts';
import { column, type Table, tableOf } from './table.ts';

type Shown = Omit<RepairRow, 'calibration' | 'cost'>;

export function repairTable({
  rows,
  how,
}: Pick<RepairTable, 'how'> & { readonly rows: readonly Shown[] }): Table {
  return tableOf<Shown>(
    {
      id: 'repair',
      title: 'What repair does',
      note: `Changes are after minus before. ${how}`,
    },
    [
      column('kind', 'Tasks', 'key', (row) => row.kind),
      column('model', 'Model', 'key', (row) => row.model),
      column('arm', 'Arm', 'key', (row) => row.arm),
      column('round', 'Round', 'key', (row) => String(row.round)),
      column('answers', 'Answers', 'count', (row) => row.answers),
      column('tasks', 'Tasks', 'count', (row) => row.tasks),
      column('repaired', 'Repaired', 'count', (row) => row.repaired),
      column('fixed', 'Made secure', 'percent', (row) => row.fixed.rate),
      column('introduced', 'Made vulnerable', 'percent', (row) => row.introduced.rate),
      column('mended', 'Made to work', 'percent', (row) => row.mended.rate),
      column('regressed', 'Broken', 'percent', (row) => row.regressed.rate),
      column('joint_before', 'Correct and secure before', 'percent', (row) => row.joint.before),
      column('joint_after', 'after', 'percent', (row) => row.joint.after),
      column('joint_change', 'change, points', 'points', (row) => ({
        value: row.joint.change.value,
        low: row.joint.change.low,
        high: row.joint.change.high,
      })),
      column('p', 'p', 'p', (row) => row.joint.change.p),
      column('versus_control', 'Against chance, points', 'points', (row) =>
        row.versusControl === null ? null : row.versusControl.difference,
      ),
      column('control_p', 'p, corrected', 'p', (row) => row.versusControl?.adjustedP ?? null),
      column('why', 'Remark', 'text', (row) => row.why ?? ''),
    ],
    rows,
  );
}
