/** 1 / (1 + e^-z). */
export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** ln(p / (1 - p)); infinite at 0 and 1. */
export const logit = (p: number): number => Math.log(p) - Math.log1p(-p);

/** p moved into [epsilon, 1 - epsilon]. */
export const clip = (p: number, epsilon: number): number =>
  Math.min(Math.max(p, epsilon), 1 - epsilon);
