export { binomialCdf } from './binomial.ts';
export { inverseRegularizedBeta, regularizedBeta } from './incomplete-beta.ts';
export { chiSquaredUpper } from './incomplete-gamma.ts';
export { logit, sigmoid } from './logistic.ts';
export { logisticLoss } from './logistic-loss.ts';
export { type ConvexFunction, type Minimum, minimizeConvex } from './newton.ts';
export { normalCdf, normalDensity, normalQuantile } from './normal.ts';
export { findRoot, type RootOptions } from './root.ts';
export { studentTCdf, studentTQuantile, studentTUpper } from './student-t.ts';
