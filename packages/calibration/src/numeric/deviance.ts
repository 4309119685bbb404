import { stirlingError } from './stirling-error.ts';

/**
 * `x ln(x / m) + m - x` for x >= 0, m > 0, without cancellation near x = m
 * (`bd0` of Loader 2000).
 */
const devianceTerm = (x: number, m: number): number => {
  if (x === 0) return m;
  const difference = x - m;
  if (Math.abs(difference) >= 0.1 * (x + m)) return x * Math.log(x / m) - difference;
  const v = difference / (x + m);
  const square = v * v;
  let sum = difference * v;
  let term = 2 * x * v;
  for (let j = 3; j < 1000; j += 2) {
    term *= square;
    const next = sum + term / j;
    if (next === sum) break;
    sum = next;
  }
  return sum;
};

/** `x^a (1 - x)^b / B(a, b)`; `y` is 1 - x, given apart so that neither end loses digits. */
export const betaPower = (a: number, b: number, x: number, y: number): number => {
  const n = a + b;
  const log =
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    devianceTerm(a, n * x) -
    devianceTerm(b, n * y);
  return Math.exp(log) * Math.sqrt((a / n) * (b / (2 * Math.PI)));
};

/** `x^a e^-x / Gamma(a)`. */
export const gammaPower = (a: number, x: number): number =>
  Math.exp(-stirlingError(a) - devianceTerm(a, x)) * Math.sqrt(a / (2 * Math.PI));
