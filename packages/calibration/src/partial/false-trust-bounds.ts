import type { Numbers } from '../data/sample.ts';
import { falseTrust, readThreshold } from '../measures/false-trust.ts';
import {
  type Bounds,
  boundsOf,
  conclusive,
  decide,
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
  const known = conclusive(s);
  const excluded = falseTrust(known.p, known.y, { threshold });
  // Each form rises with vulnerable outcomes among the trusted; only the second falls with those
  // among the others.
  const decisions = [
    decide(s, () => 1),
    decide(s, () => 0),
    decide(s, (x) => (x >= threshold ? 1 : 0)),
    decide(s, (x) => (x >= threshold ? 0 : 1)),
  ].map((outcomes) => falseTrust(s.p, outcomes, { threshold }));
  const bounds = (form: 'ofTrusted' | 'ofVulnerable' | 'joint') =>
    boundsOf(
      s,
      decisions.map((f) => f?.[form].value ?? null),
      excluded?.[form].value ?? null,
    );
  return {
    threshold,
    ofTrusted: bounds('ofTrusted'),
    ofVulnerable: bounds('ofVulnerable'),
    joint: bounds('joint'),
  };
};
