import { type ConvexFunction, type Minimum, minimizeConvex } from './newton.ts';

/** Outcomes summed per distinct row of features. */
export interface RegressionData {
  /** One array a feature, all of the same length. */
  readonly features: readonly Float64Array[];
  readonly weight: Float64Array;
  /** Weight of outcome 1. */
  readonly positive: Float64Array;
}

/**
 * Maximum likelihood logistic regression: `x` of the result are the coefficients, its value the
 * summed log loss and its Hessian the information. Where the features do not identify the
 * coefficients, the ones nearest to 0 are taken.
 */
export const logisticRegression = (data: RegressionData): Minimum =>
  minimizeConvex(logLossOf(data), new Float64Array(data.features.length));

const logLossOf = ({ features, weight, positive }: RegressionData): ConvexFunction => {
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
