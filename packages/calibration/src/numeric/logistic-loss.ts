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
  const out = new Float64Array(1 + d + (d * (d + 1)) / 2);
  return (coefficients) => {
    out.fill(0);
    for (let i = 0; i < weight.length; i++) {
      let m = 0;
      for (let j = 0; j < d; j++) m += coefficients[j]! * features[j]![i]!;
      const e = Math.exp(-Math.abs(m));
      const small = e / (1 + e);
      const w = weight[i]!;
      const r = w * (m >= 0 ? 1 - small : small) - positive[i]!;
      const h = w * small * (1 - small);
      out[0]! += w * (Math.max(m, 0) + Math.log1p(e)) - positive[i]! * m;
      for (let j = 0, at = d + 1; j < d; j++) {
        const x = features[j]![i]!;
        out[j + 1]! += r * x;
        for (let l = 0; l <= j; l++) out[at++]! += h * x * features[l]![i]!;
      }
    }
    return out;
  };
};
