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
  // Row by row, as they are read.
  const x = zeros(d * weight.length).map((_, at) => features[at % d]![Math.floor(at / d)]!);
  const out = zeros(1 + d + (d * (d + 1)) / 2);
  return (coefficients) => {
    out.fill(0);
    for (let i = 0; i < weight.length; i++) {
      let m = 0;
      for (let j = 0; j < d; j++) m += coefficients[j]! * x[i * d + j]!;
      const e = Math.exp(-Math.abs(m));
      const small = e / (1 + e);
      const w = weight[i]!;
      const r = w * (m >= 0 ? 1 - small : small) - positive[i]!;
      const h = w * small * (1 - small);
      out[0]! += w * (Math.max(m, 0) + Math.log1p(e)) - positive[i]! * m;
      for (let j = 0, at = d + 1; j < d; j++) {
        const feature = x[i * d + j]!;
        out[j + 1]! += r * feature;
        for (let l = 0; l <= j; l++) out[at++]! += h * feature * x[i * d + l]!;
      }
    }
    return out;
  };
};
