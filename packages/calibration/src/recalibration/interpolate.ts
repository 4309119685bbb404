import { lowerBound } from '../data/arrays.ts';

/**
 * The piecewise linear function through the points (x[i], y[i]), constant outside. `x` ascends
 * strictly and is not empty.
 */
export const interpolate = (x: Float64Array, y: Float64Array): ((at: number) => number) => {
  const last = x.length - 1;
  return (at) => {
    if (at <= x[0]!) return y[0]!;
    if (at >= x[last]!) return y[last]!;
    const i = lowerBound(x, at);
    const left = x[i - 1]!;
    const low = y[i - 1]!;
    const rise = y[i]! - low;
    // On a flat stretch the quotient could only add rounding.
    return rise === 0 ? low : low + (rise * (at - left)) / (x[i]! - left);
  };
};
