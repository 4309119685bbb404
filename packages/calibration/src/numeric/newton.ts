import { sum } from '../data/arrays.ts';

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
  let converged = false;
  for (let i = 0; !converged && i < MAX_STEPS; i++) {
    const direction = newtonStep(at, x.length);
    const moved = (step: number) => x.map((v, j) => v - step * direction[j]!);
    const gain = sum(direction.map((d, j) => d * at[j + 1]!));
    // Half of it estimates what is left to gain. One more step then doubles the digits of x, though
    // the rounded value of the function cannot show it.
    converged = !(gain > 1e-12 * (1 + Math.abs(at[0]!)));
    let step = 1;
    let there = f(moved(step));
    while (!converged && !(there[0]! <= at[0]! - 1e-4 * step * gain)) {
      step /= 2;
      // No decrease that floating point can show: the minimum is reached.
      if (step < 1e-12) return { x, at, converged: true };
      there = f(moved(step));
    }
    x = moved(step);
    at = there.slice();
  }
  return { x, at, converged };
};

/**
 * The inverse Hessian times the gradient, by Gauss-Jordan elimination; a ridge at the level of
 * rounding keeps a singular system solvable and its null space untouched.
 */
const newtonStep = (at: Float64Array, d: number): Float64Array => {
  const hessian = (i: number, j: number) => at[1 + d + (i * (i + 1)) / 2 + j]!;
  let trace = 0;
  const rows: number[][] = [];
  for (let i = 0; i < d; i++) {
    trace += hessian(i, i);
    rows.push([]);
    for (let j = 0; j < d; j++) rows[i]!.push(hessian(Math.max(i, j), Math.min(i, j)));
    rows[i]!.push(at[1 + i]!);
  }
  rows.forEach((row, j) => {
    const ridge = 1e-13 * hessian(j, j) + 1e-14 * trace + 1e-300;
    row[j] = Math.max(row[j]! + ridge, ridge);
    for (const other of rows) {
      const factor = other === row ? 0 : other[j]! / row[j]!;
      for (let k = j; k <= d; k++) other[k]! -= factor * row[k]!;
    }
  });
  return Float64Array.from(rows, (row, j) => row[d]! / row[j]!);
};
