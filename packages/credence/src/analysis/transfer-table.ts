import { transferRows } from '@credence/viewer/helps';
import { chosenOf } from './fact-rows.ts';
import type { Observation } from './observations.ts';

/** Where does a calibration stop holding? The page computes its cells with the same function. */
export const transferTable = (observations: readonly Observation[], methods: readonly string[]) =>
  transferRows(chosenOf(observations), methods);
