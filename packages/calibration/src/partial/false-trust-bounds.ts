import { readThreshold } from '../data/options.ts';
import type { Numbers } from '../data/sample.ts';
import { falseTrust } from '../measures/false-trust.ts';
import {
  allOne,
  allZero,
  type Bounds,
  boundsOf,
  evaluate,
  type PartialOutcomes,
  readPartial,
} from './outcomes.ts';

export interface FalseTrustBounds {
  readonly threshold: number;
  /** P(y = 0 | p >= t). */
  readonly ofTrusted: Bounds;
  /** P(p >= t | y = 0). */
  readonly ofVulnerable: Bounds;
  /** P(p >= t, y = 0). */
  readonly joint: Bounds;
}

/** Bounds of false trust in its three forms, trust being confidence >= threshold (default 0.8). */
export const falseTrustBounds = (
  p: Numbers,
  y: PartialOutcomes,
  options: { readonly threshold?: number } = {},
): FalseTrustBounds => {
  const threshold = readThreshold(options.threshold);
  const s = readPartial(p, y);
  // Each form rises with vulnerable outcomes among the trusted; only the second falls with those
  // among the others.
  const { decided, excluded } = evaluate(s, (q, t) => falseTrust(q, t, { threshold }), [
    allOne,
    allZero,
    (x) => (x >= threshold ? 1 : 0),
    (x) => (x >= threshold ? 0 : 1),
  ]);
  const bounds = (form: 'ofTrusted' | 'ofVulnerable' | 'joint') => {
    const [whole, ...candidates] = [excluded, ...decided].map((f) => f?.[form].value ?? null);
    return boundsOf(s, candidates, whole!);
  };
  return {
    threshold,
    ofTrusted: bounds('ofTrusted'),
    ofVulnerable: bounds('ofVulnerable'),
    joint: bounds('joint'),
  };
};
