export {
  binsFor,
  bootstrapOptions,
  type Estimates,
  estimate,
  intervalsInWords,
  type Points,
} from '@credence/viewer/measure';
