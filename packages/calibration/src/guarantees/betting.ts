/**
 * p-value for "the expected loss is at least `mean`" from independent losses in [0,1], by betting
 * against it: a stake predicted from the losses before is laid on each loss falling below `mean`.
 * Were the hypothesis true the capital could not grow on average, so that it ever reaches c with
 * probability at most 1/c (Ville's inequality); the p-value is one over the greatest capital.
 *
 * The losses must be in an order that does not depend on them.
 * @param delta level at which the stakes are tuned to win; any value gives a valid p-value.
 * Source: Waudby-Smith & Ramdas 2024, with the stakes of Bates et al. 2021 (section 3.1.3).
 */
export const bettingPValue = (
  losses: ArrayLike<number>,
  mean: number,
  delta: number = 0.1,
): number => {
  const n = losses.length;
  const aim = (2 * Math.log(1 / delta)) / n;
  let sum = 0.5;
  let squares = 0.25;
  let logCapital = 0;
  let greatest = 0;
  for (let i = 0; i < n; i++) {
    const loss = losses[i]!;
    const variance = squares / (i + 1);
    const stake = Math.min(1, Math.sqrt(aim / variance));
    logCapital += Math.log1p(-stake * (loss - mean));
    greatest = Math.max(greatest, logCapital);
    sum += loss;
    squares += (loss - sum / (i + 2)) ** 2;
  }
  return Math.exp(-greatest);
};
