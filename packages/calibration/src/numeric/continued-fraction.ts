const TINY = 1e-300;
const MAX_TERMS = 1_000_000;

/**
 * `b0 + a(1)/(b(1) + a(2)/(b(2) + ...))` by the modified Lentz algorithm
 * (Thompson & Barnett 1986).
 */
export const continuedFraction = (
  b0: number,
  a: (i: number) => number,
  b: (i: number) => number,
): number => {
  let value = b0 === 0 ? TINY : b0;
  let c = value;
  let d = 0;
  for (let i = 1; i <= MAX_TERMS; i++) {
    const numerator = a(i);
    const denominator = b(i);
    d = denominator + numerator * d;
    c = denominator + numerator / c;
    d = 1 / (d === 0 ? TINY : d);
    if (c === 0) c = TINY;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 2.3e-16) return value;
  }
  return Number.NaN;
};
