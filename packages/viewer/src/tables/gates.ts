import type { GateRow, GateTable, PromptingRow, PromptingTable } from '../mitigation-tables.ts';
import { column, point, type Table, tableOf } from './table.ts';

export const gatesName = (gates: readonly string[]): string =>
  gates.length === 0 ? 'none' : gates.join(' + ');

export function gatesTable({ rows, how }: Pick<GateTable, 'rows' | 'how'>): Table {
  return tableOf<GateRow>(
    {
      id: 'gates',
      title: 'What gates do',
      note: `Changes are with the gates minus without, on the same answers. ${how}`,
    },
    [
      column('benchmark', 'Benchmark', 'key', (row) => row.benchmark),
      column('model', 'Model', 'key', (row) => row.model),
      column('method', 'Method', 'key', (row) => row.method),
      column('target', 'Target', 'key', (row) => row.target),
      column('gates', 'Gates', 'key', (row) => gatesName(row.gates)),
      column('samples', 'Answers', 'count', (row) => row.samples),
      column('tasks', 'Tasks', 'count', (row) => row.tasks),
      column('examined', 'Examined', 'count', (row) => row.examined),
      column('coverage', 'Accepted', 'percent', (row) => row.coverage),
      column(
        'joint_quality',
        'Correct and secure, of accepted',
        'percent',
        (row) => row.jointQuality,
      ),
      column('ece', 'ECE', 'score', (row) => row.all.ece),
      column('ece_change', 'change', 'score', (row) => row.change.all.ece),
      column('brier_change', 'Brier change', 'score', (row) => row.change.all.brier),
      column('false_trust', 'False Trust', 'percent', (row) => row.all.falseTrust),
      column('false_trust_change', 'change, points', 'points', (row) => row.change.all.falseTrust),
      column(
        'false_trust_of_all_change',
        'change of all, points',
        'points',
        (row) => row.change.all.falseTrustOfAll,
      ),
      column('why', 'Remark', 'text', (row) => row.why ?? ''),
    ],
    rows,
  );
}

export function promptingTable({ rows, how }: Pick<PromptingTable, 'rows' | 'how'>): Table {
  return tableOf<PromptingRow>(
    {
      id: 'prompting',
      title: 'What prompting does',
      note: `Strategy minus baseline on the same tasks; p after Holm’s correction. ${how}`,
    },
    [
      column('benchmark', 'Benchmark', 'key', (row) => row.benchmark),
      column('model', 'Model', 'key', (row) => row.model),
      column('strategy', 'Strategy', 'key', (row) => row.strategy),
      column('measure', 'Measure', 'key', (row) => row.measure),
      column('method', 'Method', 'key', (row) => row.method ?? ''),
      column('n', 'Answers', 'count', (row) => row.n.strategy),
      column('tasks', 'Tasks', 'count', (row) => row.tasks),
      column('rate', 'Strategy', 'percent', (row) => point(row.rate.strategy)),
      column('baseline', 'Baseline', 'percent', (row) => point(row.rate.baseline)),
      column('difference', 'Difference, points', 'points', (row) => ({
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
