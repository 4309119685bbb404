import { type Chosen, transferRows } from '@credence/viewer/helps';

/** Where does a calibration stop holding? The page computes its cells with the same function. */
export const transferTable = (chosen: Chosen, methods: readonly string[]) =>
  transferRows(chosen, methods);
