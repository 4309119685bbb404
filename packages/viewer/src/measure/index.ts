export { bootstrapOptions } from './bootstrap-options.ts';
export {
  type Binned,
  binned,
  type Errors,
  meanAbsoluteNormal,
  noErrors,
  perBin,
  sumErrors,
} from './calibration-errors.ts';
export { type Answers, calibrationRow, falseTrustRow, scored } from './calibration-row.ts';
export {
  type Difference,
  pairedGapDifference,
  unpairedGapDifference,
} from './difference.ts';
export {
  binsFor,
  type Estimates,
  estimate,
  intervalsInWords,
  type Points,
} from './estimates.ts';
export { lazily } from './lazily.ts';
export { nothing, toEstimate } from './percentiles.ts';
export { reliability } from './reliability.ts';
export { type Share, share } from './share.ts';
export { asResampled, drawsOf, type Resampled, resample, type TaskSums } from './task-resamples.ts';
