import { zeros } from '../data/arrays.ts';
import type { ConvexFunction } from './newton.ts';

/**
 * Summed log loss of a logistic regression, with its gradient and Hessian, as a function of the
 * coefficients: of outcomes that are summed per distinct row of features.
 * @param features one array a feature.
 * @param positive weight of outcome 1 of each row.
 */
export const logisticLoss = (
  features: readonly Float64Array[],
  weight: Float64Array,
  positive: Float64Array,
): ConvexFunction => {
  const d = features.length;
  const n = weight.length;
  const margin = zeros(n);
  const residual = zeros(n);
  const information = zeros(n);
  const out = zeros(1 + d + (d * (d + 1)) / 2);
  // Column by column: engines make the best code of short loops without a loop inside.
  return (coefficients) => {
    margin.fill(0);
    features.forEach((x, j) => {
      const times = coefficients[j]!;
      for (let i = 0; i < n; i++) margin[i]! += times * x[i]!;
    });
    let loss = 0;
    for (let i = 0; i < n; i++) {
      const m = margin[i]!;
      const e = Math.exp(-Math.abs(m));
      const small = e / (1 + e);
      const w = weight[i]!;
      residual[i] = w * (m >= 0 ? 1 - small : small) - positive[i]!;
      information[i] = w * small * (1 - small);
      loss += w * (Math.max(m, 0) + Math.log1p(e)) - positive[i]! * m;
    }
    out[0] = loss;
    let at = d + 1;
    features.forEach((x, j) => {
      out[j + 1] = product(residual, x);
      for (let i = 0; i < n; i++) margin[i] = information[i]! * x[i]!;
      for (let l = 0; l <= j; l++) out[at++] = product(margin, features[l]!);
    });
    return out;
  };
};

const product = (a: Float64Array, b: Float64Array): number => {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
};
