import { groupwiseRecalibration } from './groupwise.ts';
import { type Recalibration, readerOf } from './recalibration.ts';
import { singleMethods } from './single-methods.ts';

/** Every method by its name, as it stands in a JSON document. */
export const recalibrationMethods = {
  ...singleMethods,
  groupwise: groupwiseRecalibration,
} as const;

/**
 * Reads a map of any method from its parsed JSON.
 * @throws CalibrationInputError (`recalibration-invalid`) saying what is wrong with it.
 */
export const recalibrationFromJson: (json: unknown) => Recalibration =
  readerOf(recalibrationMethods);
