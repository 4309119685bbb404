/** 1 / (1 + e^-z). */
export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** ln(p / (1 - p)); infinite at 0 and 1. */
export function logit(p: number): number {
  return Math.log(p) - Math.log1p(-p);
}

/** p moved into [epsilon, 1 - epsilon]. */
export function clip(p: number, epsilon: number): number {
  return Math.min(Math.max(p, epsilon), 1 - epsilon);
}
