/**
 * The part of `ln Gamma(z + 1)` that Stirling's formula leaves out:
 * `ln Gamma(z + 1) - [(z + 1/2) ln z - z + ln sqrt(2 pi)]`, for z > 0.
 *
 * Densities of counts in the hundreds of thousands are differences of log-gammas near 1e7; only
 * this small remainder can be subtracted without losing nine digits (Loader 2000, "Fast and
 * accurate computation of binomial probabilities").
 */
export const stirlingError = (z: number): number => {
  let shift = 0;
  let x = z;
  // The series is exact to double precision from 16 on; below, walk up by the recursion.
  while (x < 16) {
    shift += (x + 0.5) * Math.log1p(1 / x) - 1;
    x++;
  }
  const s = 1 / (x * x);
  return (
    shift +
    (1 / 12 -
      s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360))))) /
      x
  );
};
