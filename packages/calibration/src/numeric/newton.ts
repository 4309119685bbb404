/**
 * A convex function of d coordinates with its derivatives: `[value, gradient (d), lower triangle of
 * the Hessian row by row (d (d + 1) / 2)]`. The array may be reused by the next call.
 */
export type ConvexFunction = (x: Float64Array | readonly number[]) => Float64Array;

export interface Minimum {
  readonly x: Float64Array;
  /** The function there, in the layout of {@link ConvexFunction}. */
  readonly at: Float64Array;
  /**
   * False where no minimum was reached. One that the function only tends to as x grows without bound
   * can look reached: whether a minimum exists is for the caller to know.
   */
  readonly converged: boolean;
}

const MAX_STEPS = 200;

/**
 * Minimises a convex function by Newton's method with backtracking. Where the function does not
 * identify x, the steps stay out of the directions in which it is flat.
 */
export const minimizeConvex = (f: ConvexFunction, start: ArrayLike<number>): Minimum => {
  let x = Float64Array.from(start);
  let at = f(x).slice();
  for (let i = 0; i < MAX_STEPS; i++) {
    const direction = newtonStep(at, x.length);
    let gain = 0;
    for (let j = 0; j < x.length; j++) gain += direction[j]! * at[j + 1]!;
    // Half of it estimates what is left to gain: soon less than the rounding of the function can show,
    // but then one more whole step, which squares the distance, is the last.
    if (!(gain > 1e-12 * (1 + Math.abs(at[0]!)))) {
      x = x.map((v, j) => v - direction[j]!);
      return { x, at: f(x).slice(), converged: true };
    }
    for (let step = 1; ; step /= 2) {
      // No decrease that floating point can show: the minimum is reached.
      if (step < 1e-12) return { x, at, converged: true };
      const next = x.map((v, j) => v - step * direction[j]!);
      const there = f(next);
      if (there[0]! <= at[0]! - 1e-4 * step * gain) {
        x = next;
        at = there.slice();
        break;
      }
    }
  }
  return { x, at, converged: false };
};

/**
 * The inverse Hessian times the gradient, by Cholesky factors; a ridge at the level of rounding keeps
 * a singular system solvable and its null space untouched.
 */
const newtonStep = (at: Float64Array, d: number): Float64Array => {
  const l = at.slice(d + 1);
  const row = (i: number) => (i * (i + 1)) / 2;
  let trace = 0;
  for (let j = 0; j < d; j++) trace += l[row(j) + j]!;
  for (let j = 0; j < d; j++) {
    const ridge = 1e-13 * l[row(j) + j]! + 1e-14 * trace + 1e-300;
    for (let i = j; i < d; i++) {
      let sum = l[row(i) + j]! + (i === j ? ridge : 0);
      for (let m = 0; m < j; m++) sum -= l[row(i) + m]! * l[row(j) + m]!;
      l[row(i) + j] = i === j ? Math.sqrt(Math.max(sum, ridge)) : sum / l[row(j) + j]!;
    }
  }
  const x = at.slice(1, d + 1);
  for (let i = 0; i < d; i++) {
    for (let m = 0; m < i; m++) x[i]! -= l[row(i) + m]! * x[m]!;
    x[i]! /= l[row(i) + i]!;
  }
  for (let i = d - 1; i >= 0; i--) {
    for (let m = i + 1; m < d; m++) x[i]! -= l[row(m) + i]! * x[m]!;
    x[i]! /= l[row(i) + i]!;
  }
  return x;
};
