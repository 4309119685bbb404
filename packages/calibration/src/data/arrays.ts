/** An array of n zeros. */
export const zeros = (n: number): Float64Array => new Float64Array(n);

/** The whole numbers 0 to n - 1. */
export const range = (n: number): Int32Array => new Int32Array(n).map((_, i) => i);

export const sum = (values: Float64Array): number => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
};

/** Least and greatest of some confidences; [1, 0] of none. */
export const extremes = (p: Float64Array): readonly [least: number, greatest: number] => {
  let low = 1;
  let high = 0;
  for (let i = 0; i < p.length; i++) {
    if (p[i]! < low) low = p[i]!;
    if (p[i]! > high) high = p[i]!;
  }
  return [low, high];
};

/** The nearest number in [0,1]. */
export const unit = (x: number): number => Math.min(1, Math.max(0, x));

/** Least position whose value is >= x, in an ascending array. */
export const lowerBound = (ascending: Float64Array, x: number): number => {
  let lo = 0;
  let hi = ascending.length;
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (ascending[mid]! < x) lo = mid + 1;
    else hi = mid;
  }
  return lo;
};
