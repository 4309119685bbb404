export { allOf, type Chosen, columnsOf, outcomeColumn, partsOf } from './answers.ts';
export * from './comparison.ts';
export {
  folded,
  folds,
  foldsOf,
  mapper,
  recalibrationNames,
} from './cross-fit.ts';
export { difference, differences, toEstimates } from './differences.ts';
export { type GatesHead, gateCells, gateRows } from './gates.ts';
export { type Paired, pairedSums } from './paired.ts';
export {
  binsOf,
  massBins,
  pointsOf,
  type StudyPoints,
  type TaskPoints,
  talliedPoints,
} from './points.ts';
export * from './prompting.ts';
export * from './recalibration.ts';
export * from './repair.ts';
export { ratio, resampledScores, resampledShare, scoreNames } from './scores.ts';
export * from './transfer.ts';
