export interface RootOptions {
  /** The bracket is closed to this width, relative to max(1, |x|). Default 1e-14. */
  readonly tolerance?: number;
}

/**
 * The x in [low, high] at which a continuous `f` changes sign, by the bracketing method of
 * Chandrupatla (1997). NaN if `f` has one sign at both ends.
 */
export const findRoot = (
  f: (x: number) => number,
  low: number,
  high: number,
  options: RootOptions = {},
): number => {
  const tolerance = options.tolerance ?? 1e-14;
  let a = high;
  let b = low;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (Math.sign(fa) !== -Math.sign(fb)) return Number.NaN;
  let fraction = 0.5;
  for (let i = 0; i < 200; i++) {
    const x = a + fraction * (b - a);
    const fx = f(x);
    let c = b;
    let fc = fb;
    if (Math.sign(fx) === Math.sign(fa)) {
      c = a;
      fc = fa;
    } else {
      b = a;
      fb = fa;
    }
    a = x;
    fa = fx;
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const width = Math.abs(b - a);
    const limit = (tolerance * Math.max(1, Math.abs(best))) / width;
    if (fx === 0 || limit > 0.5) return best;
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    // Inverse quadratic interpolation where it is trustworthy, bisection elsewhere.
    const interpolate = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
    const guess = interpolate
      ? (fa / (fb - fa)) * (fc / (fb - fc)) +
        ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
      : 0.5;
    fraction = Math.min(1 - limit, Math.max(limit, guess));
  }
  return a;
};
