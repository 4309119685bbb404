import type { RecalibrationRow } from '@credence/viewer';
import { type Chosen, recalibrationRows } from '@credence/viewer/helps';

/** What does recalibration bring? The page computes its rows with the same function. */
export const recalibrationTable = (
  chosen: Chosen,
  methods: readonly string[],
  threshold: number,
): readonly RecalibrationRow[] => recalibrationRows(chosen, methods, threshold);
