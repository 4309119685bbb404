import type { ReportTables } from '../pack/report.ts';
import { comparisonTable } from './comparison.ts';
import { gatesTable, promptingTable } from './gates.ts';
import { movesTable, recalibrationTable, transferTable } from './recalibration.ts';
import { repairTable } from './repair.ts';
import { calibrationTableOf, outcomesTable } from './study.ts';
import type { Table } from './table.ts';

export { comparisonTable } from './comparison.ts';
export { gatesName, gatesTable, promptingTable } from './gates.ts';
export { recalibrationTable, transferTable } from './recalibration.ts';
export { repairTable } from './repair.ts';
export { calibrationTableOf, outcomesTable } from './study.ts';
export { type Column, type ColumnKind, isEstimate, type Table, type Value } from './table.ts';

/** The tables of a report that people read, where they have rows, in the order of the study's questions. */
export function tablesOf(data: ReportTables): readonly Table[] {
  return [
    outcomesTable(data.outcomes),
    calibrationTableOf(data.calibration, data.study.intervals),
    ...(data.recalibration === undefined
      ? []
      : [recalibrationTable(data.recalibration), movesTable(data.recalibration)]),
    ...(data.gates === undefined ? [] : [gatesTable(data.gates)]),
    ...(data.prompting === undefined ? [] : [promptingTable(data.prompting)]),
    ...(data.repair === undefined ? [] : [repairTable(data.repair)]),
    ...(data.comparison === undefined ? [] : [comparisonTable(data.comparison)]),
  ].filter((table) => table.rows.length > 0);
}

/** Tables of a report with all its numbers: every move of every recalibration that could be told, too. */
export function detailedTablesOf(data: ReportTables): readonly Table[] {
  const { recalibration } = data;
  if (recalibration === undefined) return tablesOf(data);
  const transfer = recalibration.transfer.filter(({ before }) => before.ece.value !== null);
  return [
    ...tablesOf(data),
    ...(transfer.length === 0 ? [] : [transferTable({ ...recalibration, transfer })]),
  ];
}
