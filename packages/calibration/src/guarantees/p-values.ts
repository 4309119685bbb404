import { binomialCdf } from '../numeric/binomial.ts';

/**
 * p-value for "the risk is above alpha" from k losses in n independent trials: P(Bin(n, alpha) <= k).
 * It is at most delta exactly where the one-sided Clopper-Pearson bound at level 1 - delta is at most
 * alpha. 1 without trials.
 */
export const binomialPValue = (k: number, n: number, alpha: number): number =>
  n === 0 ? 1 : binomialCdf(k, n, alpha);

/**
 * Hoeffding-Bentkus p-value for "the mean loss is above alpha" from the sum of n independent losses
 * in [0,1]: min(exp(-n h(r, alpha)), e P(Bin(n, alpha) <= ceil(sum))), capped at 1, with r the mean
 * loss and h the relative entropy of coins. For losses of 0 and 1 the binomial test is sharper.
 * Source: Bates, Angelopoulos, Lei, Malik & Jordan 2021; Bentkus 2004.
 */
export const hoeffdingBentkusPValue = (sum: number, n: number, alpha: number): number => {
  if (n === 0) return 1;
  const rate = Math.min(sum / n, alpha);
  const hoeffding = Math.exp(-n * relativeEntropy(rate, alpha));
  // A sum that is whole but for rounding is not pushed up to the next whole number.
  const whole = Math.round(sum);
  const count = Math.abs(sum - whole) < 1e-9 * n ? whole : Math.ceil(sum);
  return Math.min(1, hoeffding, Math.E * binomialCdf(count, n, alpha));
};

/** a ln(a/b) + (1-a) ln((1-a)/(1-b)), with 0 ln 0 = 0. */
const relativeEntropy = (a: number, b: number): number =>
  (a > 0 ? a * Math.log(a / b) : 0) + (a < 1 ? (1 - a) * Math.log((1 - a) / (1 - b)) : 0);
