import type { RecalibrationRow } from '@credence/viewer';
import { recalibrationRows } from '@credence/viewer/helps';
import { chosenOf } from './fact-rows.ts';
import type { Observation } from './observations.ts';

/** What does recalibration bring? The page computes its rows with the same function. */
export const recalibrationTable = (
  observations: readonly Observation[],
  methods: readonly string[],
  threshold: number,
): readonly RecalibrationRow[] => recalibrationRows(chosenOf(observations), methods, threshold);
