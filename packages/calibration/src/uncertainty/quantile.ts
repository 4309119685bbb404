/** Sample quantile of ascending values by linear interpolation (type 7 of Hyndman & Fan 1996). */
export const quantile = (ascending: Float64Array, probability: number): number => {
  const at = probability * (ascending.length - 1);
  const below = Math.floor(at);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, ascending.length - 1)]!;
  return low + (at - below) * (high - low);
};
