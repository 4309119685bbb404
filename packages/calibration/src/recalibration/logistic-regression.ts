/** Outcomes summed per distinct row of features. */
export interface RegressionData {
  /** One array a feature, all of the same length. */
  readonly features: readonly Float64Array[];
  readonly weight: Float64Array;
  /** Weight of outcome 1. */
  readonly positive: Float64Array;
}

export interface RegressionFit {
  readonly coefficients: readonly number[];
  /** Summed log loss. */
  readonly loss: number;
  /** False where the loss only decreases towards infinity, or its minimum was not reached. */
  readonly converged: boolean;
}

const MAX_STEPS = 200;

/**
 * Maximum likelihood logistic regression by Newton's method with backtracking. Where the features
 * do not identify the coefficients, the ones nearest to 0 are taken.
 */
export const logisticRegression = (data: RegressionData): RegressionFit => {
  const d = data.features.length;
  let coefficients = new Float64Array(d);
  let now = evaluate(data, coefficients);
  for (let i = 0; i < MAX_STEPS; i++) {
    const direction = solve(now.hessian, now.gradient);
    let decrement = 0;
    for (let j = 0; j < d; j++) decrement += direction[j]! * now.gradient[j]!;
    if (!(decrement > 1e-16 * (1 + now.loss))) {
      return { coefficients: [...coefficients], loss: now.loss, converged: true };
    }
    let step = 1;
    for (;;) {
      const next = coefficients.map((x, j) => x - step * direction[j]!);
      const there = evaluate(data, next);
      if (there.loss <= now.loss - 1e-4 * step * decrement) {
        coefficients = next;
        now = there;
        break;
      }
      step /= 2;
      if (step < 1e-12) return { coefficients: [...coefficients], loss: now.loss, converged: true };
    }
  }
  return { coefficients: [...coefficients], loss: now.loss, converged: false };
};

interface Evaluation {
  readonly loss: number;
  readonly gradient: Float64Array;
  /** Row by row. */
  readonly hessian: Float64Array;
}

const evaluate = (
  { features, weight, positive }: RegressionData,
  coefficients: Float64Array,
): Evaluation => {
  const d = features.length;
  const gradient = new Float64Array(d);
  const hessian = new Float64Array(d * d);
  let loss = 0;
  for (let i = 0; i < weight.length; i++) {
    let m = 0;
    for (let j = 0; j < d; j++) m += coefficients[j]! * features[j]![i]!;
    const e = Math.exp(-Math.abs(m));
    const small = e / (1 + e);
    const w = weight[i]!;
    const r = w * (m >= 0 ? 1 - small : small) - positive[i]!;
    const h = w * small * (1 - small);
    loss += w * (Math.max(m, 0) + Math.log1p(e)) - positive[i]! * m;
    for (let j = 0; j < d; j++) {
      const x = features[j]![i]!;
      gradient[j]! += r * x;
      for (let l = 0; l <= j; l++) hessian[j * d + l]! += h * x * features[l]![i]!;
    }
  }
  return { loss, gradient, hessian };
};

/**
 * The solution of `hessian x = gradient` from the lower triangle, by Cholesky factors; a ridge at
 * the level of rounding keeps a singular system solvable and its null space untouched.
 */
const solve = (hessian: Float64Array, gradient: Float64Array): Float64Array => {
  const d = gradient.length;
  const l = hessian.slice();
  for (let j = 0; j < d; j++) {
    const ridge = 1e-13 * hessian[j * d + j]! + 1e-14 * trace(hessian, d) + 1e-300;
    for (let i = j; i < d; i++) {
      let sum = hessian[i * d + j]! + (i === j ? ridge : 0);
      for (let m = 0; m < j; m++) sum -= l[i * d + m]! * l[j * d + m]!;
      l[i * d + j] = i === j ? Math.sqrt(Math.max(sum, ridge)) : sum / l[j * d + j]!;
    }
  }
  const x = gradient.slice();
  for (let i = 0; i < d; i++) {
    for (let m = 0; m < i; m++) x[i]! -= l[i * d + m]! * x[m]!;
    x[i]! /= l[i * d + i]!;
  }
  for (let i = d - 1; i >= 0; i--) {
    for (let m = i + 1; m < d; m++) x[i]! -= l[m * d + i]! * x[m]!;
    x[i]! /= l[i * d + i]!;
  }
  return x;
};

const trace = (matrix: Float64Array, d: number): number => {
  let sum = 0;
  for (let j = 0; j < d; j++) sum += matrix[j * d + j]!;
  return sum;
};
