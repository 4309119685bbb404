import type { RecalibrationRow, RecalibrationTables, TransferRow } from '../mitigation-tables.ts';
import { groups } from './groups.ts';
import { type Moves, movesOf } from './moves.ts';
import { column, type Table, tableOf } from './table.ts';

export function recalibrationTable({
  rows,
  how,
}: Pick<RecalibrationTables, 'rows' | 'how'>): Table {
  return tableOf<RecalibrationRow>(
    {
      id: 'recalibration',
      title: 'What recalibration does',
      note: `Every answer is mapped by a fit on other tasks. Changes are after minus before. ${how}`,
    },
    [
      column('benchmark', 'Benchmark', 'key', (row) => row.benchmark),
      column('model', 'Model', 'key', (row) => row.model),
      column('method', 'Method', 'key', (row) => row.method),
      column('target', 'Target', 'key', (row) => row.target),
      column('recalibration', 'Recalibration', 'key', (row) => row.recalibration),
      column('n', 'Answers', 'count', (row) => row.n),
      column('tasks', 'Tasks', 'count', (row) => row.tasks),
      column('ece_before', 'ECE before', 'score', (row) => row.before.ece),
      column('ece_after', 'after', 'score', (row) => row.after.ece),
      column('ece_change', 'change', 'score', (row) => row.change.ece),
      column('brier_before', 'Brier before', 'score', (row) => row.before.brier),
      column('brier_after', 'after', 'score', (row) => row.after.brier),
      column('brier_change', 'change', 'score', (row) => row.change.brier),
      column('skill_after', 'Skill after', 'score', (row) => row.after.skill),
      column('false_trust_before', 'False Trust before', 'percent', (row) => row.before.falseTrust),
      column('false_trust_after', 'after', 'percent', (row) => row.after.falseTrust),
      column('trusted_after', 'Trusted after', 'percent', (row) => row.after.trusted),
      column('why', 'Remark', 'text', (row) => row.why ?? row.caution ?? ''),
    ],
    rows,
  );
}

/** Moves of one recalibration along one dimension. */
type MovesRow = Pick<TransferRow, 'dimension' | 'method' | 'target' | 'recalibration'> & Moves;

/** How often maps that were fitted in one domain still help in another, in a line each. */
export function movesTable({ transfer }: { readonly transfer: readonly TransferRow[] }): Table {
  const key = ({ dimension, method, target, recalibration }: TransferRow) =>
    JSON.stringify([dimension, method, target, recalibration]);
  const rows = groups(transfer, key).map((group): MovesRow => {
    const [{ dimension, method, target, recalibration }] = group;
    return { dimension, method, target, recalibration, ...movesOf(group) };
  });
  return tableOf<MovesRow>(
    {
      id: 'moves',
      title: 'How often a recalibration carries over',
      note: 'A move is a map that was fitted in one domain and used in another. It helps or harms where the calibration error is surely smaller or greater than as stated, and costs where that is surely greater than with a map fitted at home: the 95 % interval excludes 0. Moves with too few answers to tell are not counted; every move is in the CSV, Parquet and JSON forms.',
    },
    [
      column('dimension', 'Along', 'key', (row) => row.dimension),
      column('method', 'Method', 'key', (row) => row.method),
      column('target', 'Target', 'key', (row) => row.target),
      column('recalibration', 'Recalibration', 'key', (row) => row.recalibration),
      column('moves', 'Moves', 'count', (row) => row.all),
      column('helps', 'help', 'count', (row) => row.helps),
      column('harms', 'harm', 'count', (row) => row.harms),
      column('costs', 'cost', 'count', (row) => row.costs),
    ],
    rows.filter(({ all }) => all > 0),
  );
}

/** Every move, with its scores. */
export function transferTable({
  transfer,
  how,
}: {
  readonly transfer: readonly TransferRow[];
  readonly how: string;
}): Table {
  return tableOf<TransferRow>(
    {
      id: 'transfer',
      title: 'Whether a recalibration carries over',
      note: `Fitted in one domain, used in another. Cost: with this map minus with one fitted at home; above 0 it does not hold there. ${how}`,
    },
    [
      column('dimension', 'Along', 'key', (row) => row.dimension),
      column('from', 'Fitted on', 'key', (row) => row.from),
      column('to', 'Used on', 'key', (row) => row.to),
      column('benchmark', 'Benchmark', 'key', (row) => row.benchmark ?? 'all'),
      column('model', 'Model', 'key', (row) => row.model ?? 'all'),
      column('method', 'Method', 'key', (row) => row.method),
      column('target', 'Target', 'key', (row) => row.target),
      column('recalibration', 'Recalibration', 'key', (row) => row.recalibration),
      column('n', 'Answers', 'count', (row) => row.n),
      column('tasks', 'Tasks', 'count', (row) => row.tasks),
      column('ece_before', 'ECE as stated', 'score', (row) => row.before.ece),
      column('ece_after', 'with the map', 'score', (row) => row.after.ece),
      column('ece_change', 'change', 'score', (row) => row.change.ece),
      column('ece_cost', 'Cost in ECE', 'score', (row) => row.cost.ece),
      column('brier_cost', 'Cost in Brier', 'score', (row) => row.cost.brier),
      column('why', 'Remark', 'text', (row) => row.why ?? row.caution ?? ''),
    ],
    transfer,
  );
}
