/** An array of n zeros. */
export const zeros = (n: number): Float64Array => new Float64Array(n);

/** The whole numbers 0 to n - 1. */
export const range = (n: number): Int32Array => new Int32Array(n).map((_, i) => i);

export const sum = (values: Float64Array): number => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
};

/** Least and greatest absolute value. */
export const extremes = (values: Float64Array): readonly [least: number, greatest: number] => {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!);
    if (size < low) low = size;
    if (size > high) high = size;
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
