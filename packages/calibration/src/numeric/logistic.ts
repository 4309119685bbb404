/** 1 / (1 + e^-z), without overflow at either end. */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}

/** ln(p / (1 - p)); infinite at 0 and 1. */
export function logit(p: number): number {
  return Math.log(p) - Math.log1p(-p);
}

/** ln(1 + e^z), without overflow. */
export function softplus(z: number): number {
  return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
}

/** p moved into [epsilon, 1 - epsilon]. */
export function clip(p: number, epsilon: number): number {
  return Math.min(Math.max(p, epsilon), 1 - epsilon);
}
