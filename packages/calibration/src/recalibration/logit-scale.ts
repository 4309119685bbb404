/** Distance from 0 and 1 at which confidences are cut before their logit is taken. */
export const DEFAULT_CLIP = 1e-6;

/** In place of a clip distance: the confidence itself, not its logit. */
export const RAW = 0;

/**
 * The clipped confidence on the scale of a logistic fit: ln(p / (1 - p)), or p for {@link RAW}.
 * One logarithm: the quotient is exact to rounding, so the error is absolute and below 1e-15, all
 * that a logistic fit sees.
 */
export const onScale = (p: number, clip: number): number => {
  if (clip === RAW) return p;
  const q = p < clip ? clip : Math.min(p, 1 - clip);
  return Math.log(q / (1 - q));
};
