import { sum } from '../data/arrays.ts';

/** Sample quantile of ascending values by linear interpolation (type 7 of Hyndman & Fan 1996). */
export const quantile = (ascending: Float64Array, probability: number): number => {
  const at = probability * (ascending.length - 1);
  const below = Math.floor(at);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, ascending.length - 1)]!;
  return low + (at - below) * (high - low);
};

/** Sample standard deviation; null with fewer than two values. */
export const standardDeviation = (values: Float64Array): number | null => {
  if (values.length < 2) return null;
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
};
