import { type ConvexFunction, logisticLoss, minimizeConvex, sigmoid } from '@credence/calibration';

/** Rows of features; `NaN` is a missing value. */
export type Rows = readonly (readonly number[])[];

/** Weight of the squared coefficients of standardised features: a prior of standard deviation 1. */
const ridge = 1;

interface Scale {
  readonly mean: number;
  readonly deviation: number;
}

function scaleOf(values: readonly number[]): Scale {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return { mean: 0, deviation: 0 };
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length;
  return { mean, deviation: Math.sqrt(variance) };
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
 * Returns what predicts P(outcome = 1) of a row.
 */
export function fitRidgeLogistic(
  rows: Rows,
  outcomes: readonly (0 | 1)[],
): (row: readonly number[]) => number {
  const width = rows[0]?.length ?? 0;
  const scales = Array.from({ length: width }, (_, j) => scaleOf(rows.map((row) => row[j]!)));
  const features = [
    new Float64Array(rows.length).fill(1),
    ...scales.map((scale, j) => Float64Array.from(rows, (row) => scaled(row[j]!, scale))),
  ];
  const weight = new Float64Array(rows.length).fill(1);
  const loss = logisticLoss(features, weight, Float64Array.from(outcomes));
  const d = features.length;
  const { x } = minimizeConvex(penalised(loss, d), new Float64Array(d));
  return (row) =>
    sigmoid(scales.reduce((sum, scale, j) => sum + x[j + 1]! * scaled(row[j]!, scale), x[0]!));
}
