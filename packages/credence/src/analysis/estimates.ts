export {
  binsFor,
  bootstrapOptions,
  type Estimates,
  estimate,
  intervalsInWords,
} from '@credence/viewer/measure';

/** Confidences and outcomes with the task of each, ready for the statistics. */
export interface Points {
  readonly p: Float64Array;
  readonly y: Float64Array;
  readonly groups: readonly string[];
}
