export { type Beta, type BetaOptions, type BetaParameters, betaCalibration } from './beta.ts';
export {
  type GroupLabels,
  type Groups,
  type Groupwise,
  type GroupwiseOptions,
  type GroupwiseParameters,
  groupwiseRecalibration,
} from './groupwise.ts';
export { type HistogramOptions, type HistogramParameters, histogramBinning } from './histogram.ts';
export { type IsotonicParameters, isotonicRegression } from './isotonic.ts';
export { type PlattOptions, type PlattParameters, plattScaling } from './platt.ts';
export type { Recalibration, RecalibrationJson, RecalibrationMethod } from './recalibration.ts';
export { recalibrationFromJson, recalibrationMethods } from './restore.ts';
export {
  type Temperature,
  type TemperatureOptions,
  type TemperatureParameters,
  temperatureScaling,
} from './temperature.ts';
export {
  type VennAbers,
  type VennAbersParameters,
  type VennAbersPrediction,
  vennAbers,
} from './venn-abers.ts';
