import { readDocument } from './format.ts';
import { groupwiseRecalibration } from './groupwise.ts';
import type { Recalibration } from './recalibration.ts';
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
export const recalibrationFromJson = (json: unknown): Recalibration => {
  const { method } = readDocument(json, Object.keys(recalibrationMethods));
  return recalibrationMethods[method as keyof typeof recalibrationMethods].fromJSON(json);
};
