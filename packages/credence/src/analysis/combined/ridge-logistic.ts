import { type ConvexFunction, logisticLoss, minimizeConvex, sigmoid } from '@credence/calibration';

/** Weight of the squared coefficients of standardised features: a prior of standard deviation 1. */
const ridge = 1;

interface Scale {
  readonly mean: number;
  readonly deviation: number;
}

function scaleOf(values: Float64Array): Scale {
  let [known, total, squares] = [0, 0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    known += 1;
    total += value;
  }
  if (known === 0) return { mean: 0, deviation: 0 };
  const mean = total / known;
  for (const value of values) if (!Number.isNaN(value)) squares += (value - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / known) };
}

/** What is missing is as the mean; what never varies says nothing. */
const scaled = (value: number, { mean, deviation }: Scale) =>
  Number.isNaN(value) || deviation < 1e-12 ? 0 : (value - mean) / deviation;

function penalised(loss: ConvexFunction, d: number): ConvexFunction {
  return (coefficients) => {
    const at = loss(coefficients);
    // The first coefficient is the intercept, which is free.
    for (let j = 1; j < d; j += 1) {
      const w = coefficients[j]!;
      at[0]! += (ridge / 2) * w * w;
      at[1 + j]! += ridge * w;
      at[d + 1 + (j * (j + 1)) / 2 + j]! += ridge;
    }
    return at;
  };
}

/**
 * Logistic regression with a ridge on standardised features (le Cessie and van Houwelingen 1992).
 * Returns what predicts P(outcome = 1) of the features of one case.
 * @param features one array a feature, one number a case; `NaN` is a missing value
 * @param outcomes 0 or 1 of each case
 */
export function fitRidgeLogistic(
  features: readonly Float64Array[],
  outcomes: Float64Array,
): (feature: (index: number) => number) => number {
  const n = outcomes.length;
  const scales = features.map(scaleOf);
  const standardised = [
    new Float64Array(n).fill(1),
    ...features.map((values, j) => values.map((value) => scaled(value, scales[j]!))),
  ];
  const loss = logisticLoss(standardised, new Float64Array(n).fill(1), outcomes);
  const d = standardised.length;
  const { x } = minimizeConvex(penalised(loss, d), new Float64Array(d));
  return (feature) =>
    sigmoid(scales.reduce((sum, scale, j) => sum + x[j + 1]! * scaled(feature(j), scale), x[0]!));
}
