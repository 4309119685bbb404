import type { ReportData } from '@credence/viewer';
import {
  type Chosen,
  gateRows,
  onlyOneWay,
  promptingRows,
  recalibrationInWords,
} from '@credence/viewer/helps';
import { lazily } from '@credence/viewer/measure';
import type { StudyConfig } from '../study/config.ts';
import { gatesHead } from './gate-table.ts';
import { promptingHead } from './prompting-table.ts';
import { recalibrationTable } from './recalibration-table.ts';
import { transferTable } from './transfer-table.ts';

/** What other ways of asking are compared with: the plain one, or the first where there is none. */
const baselineOf = (prompting: readonly string[]): string =>
  prompting.includes('plain') ? 'plain' : (prompting[0] ?? 'plain');

type Mitigations = Required<Pick<ReportData, 'recalibration' | 'gates' | 'prompting'>>;

/**
 * What is measured of what can be done against False Trust, as it stands in a report. Rows are computed
 * when they are looked at: the page has no use for them, since it computes its own.
 */
export function mitigationTables(
  chosen: Chosen,
  methods: readonly string[],
  { prompting, falseTrustThreshold }: Pick<StudyConfig, 'prompting' | 'falseTrustThreshold'>,
): Mitigations {
  const threshold = falseTrustThreshold;
  const gates = gatesHead(threshold);
  const ways = promptingHead(threshold, baselineOf(prompting));
  const made = lazily({
    transfer: () => transferTable(chosen, methods),
    prompting: () => promptingRows(chosen, ways, methods),
  });
  return {
    recalibration: lazily<Mitigations['recalibration']>({
      how: () => `${recalibrationInWords} ${made.transfer.how}`,
      threshold: () => threshold,
      rows: () => recalibrationTable(chosen, methods, threshold),
      transfer: () => made.transfer.transfer,
      absent: () => made.transfer.absent,
    }),
    gates: lazily<Mitigations['gates']>({
      how: () => gates.how,
      threshold: () => threshold,
      gates: () => gates.gates,
      compositions: () => gates.compositions,
      rows: () => gateRows(chosen, gates, methods),
    }),
    prompting: lazily<Mitigations['prompting']>({
      how: () => ways.how,
      threshold: () => threshold,
      baseline: () => ways.baseline,
      rows: () => made.prompting,
      why: () => (made.prompting.length > 0 ? null : onlyOneWay(ways.baseline ?? 'plain')),
    }),
  };
}
