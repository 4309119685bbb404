import {
  binomialCdf,
  chiSquaredUpper,
  inverseRegularizedBeta,
  normalCdf,
  normalQuantile,
  regularizedBeta,
  studentTUpper,
} from '../src/numeric/index.ts';
import type { Registry } from './reference-data.ts';

/** Entries on recalibration and guarantees. */
export const recalibration: Registry = {};

/** The special functions by the names of the reference. */
export const specialFunctions: Readonly<Record<string, (...args: number[]) => number>> = {
  betainc: regularizedBeta,
  betaincinv: inverseRegularizedBeta,
  binom_cdf: binomialCdf,
  norm_cdf: normalCdf,
  norm_ppf: normalQuantile,
  chi2_sf: chiSquaredUpper,
  t_sf: studentTUpper,
};
