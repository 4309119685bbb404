export { binomialCdf } from './binomial.ts';
export { inverseRegularizedBeta, regularizedBeta } from './incomplete-beta.ts';
export { chiSquaredUpper, regularizedGammaP, regularizedGammaQ } from './incomplete-gamma.ts';
export { logGamma } from './log-gamma.ts';
export { logit, sigmoid, softplus } from './logistic.ts';
export { normalCdf, normalDensity, normalQuantile } from './normal.ts';
export { findRoot, type RootOptions } from './root.ts';
export { studentTCdf, studentTQuantile, studentTUpper } from './student-t.ts';
