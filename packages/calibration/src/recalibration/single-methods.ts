import { betaCalibration } from './beta.ts';
import { histogramBinning } from './histogram.ts';
import { isotonicRegression } from './isotonic.ts';
import { plattScaling } from './platt.ts';
import { type Recalibration, readerOf } from './recalibration.ts';
import { temperatureScaling } from './temperature.ts';
import { vennAbers } from './venn-abers.ts';

/** The methods that fit one map for all points, by their names in JSON. */
export const singleMethods = {
  temperature: temperatureScaling,
  platt: plattScaling,
  isotonic: isotonicRegression,
  beta: betaCalibration,
  histogram: histogramBinning,
  'venn-abers': vennAbers,
} as const;

/** Reads a map of one of these methods. */
export const singleFromJson: (json: unknown) => Recalibration = readerOf(singleMethods);
