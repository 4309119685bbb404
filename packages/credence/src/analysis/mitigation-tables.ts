import type { ReportData } from '@credence/viewer';
import type { StudyConfig } from '../study/config.ts';
import { gateTable } from './gate-table.ts';
import type { Observation } from './observations.ts';
import { promptingTable } from './prompting-table.ts';
import { recalibrationInWords, recalibrationTable } from './recalibration-table.ts';
import { transferTable } from './transfer-table.ts';

/** What other ways of asking are compared with: the plain one, or the first where there is none. */
const baselineOf = (prompting: readonly string[]): string =>
  prompting.includes('plain') ? 'plain' : (prompting[0] ?? 'plain');

/** What is measured of what can be done against False Trust, as it stands in a report. */
export function mitigationTables(
  observations: readonly Observation[],
  methods: readonly string[],
  { prompting, falseTrustThreshold }: Pick<StudyConfig, 'prompting' | 'falseTrustThreshold'>,
): Required<Pick<ReportData, 'recalibration' | 'gates' | 'prompting'>> {
  const threshold = falseTrustThreshold;
  const { how, ...carried } = transferTable(observations, methods);
  return {
    recalibration: {
      how: `${recalibrationInWords} ${how}`,
      threshold,
      rows: recalibrationTable(observations, methods, threshold),
      ...carried,
    },
    gates: gateTable(observations, methods, threshold),
    prompting: promptingTable(observations, methods, threshold, baselineOf(prompting)),
  };
}
