export { type Answers, calibrationRow, falseTrustRow, scored } from './calibration-row.ts';
export {
  type Difference,
  pairedGapDifference,
  unpairedGapDifference,
} from './difference.ts';
export {
  binsFor,
  bootstrap,
  bootstrapOptions,
  type Estimates,
  estimate,
  intervalsInWords,
  nothing,
  type Points,
} from './estimates.ts';
export { lazily } from './lazily.ts';
export { reliability } from './reliability.ts';
export { type Share, share } from './share.ts';
