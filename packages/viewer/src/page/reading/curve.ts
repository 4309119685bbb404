import { consistencyBand, corpCurve } from '@credence/calibration';
import { binsFor, type Points } from '../../measure/index.ts';

/** A reliability curve without bins, and where it would lie if every confidence were right. */
export interface Curve {
  readonly steps: readonly {
    readonly from: number;
    readonly to: number;
    readonly outcome: number;
  }[];
  readonly band: readonly {
    readonly confidence: number;
    readonly lower: number;
    readonly upper: number;
  }[];
}

const bandOptions = { resamples: 100, points: 40, seed: 1 } as const;

/** Whether confidences take so many values that a dot for each would say nothing. */
export const isContinuous = (p: Float64Array) => p.length > 0 && binsFor(p).kind !== 'distinct';

/**
 * The CORP curve (Dimitriadis, Gneiting and Jordan 2021) of continuous confidences; `null` where
 * every stated value has a dot of its own, or the points are too few for a curve.
 */
export function curveOf({ p, y }: Points): Curve | null {
  if (p.length < 20 || !isContinuous(p)) return null;
  return {
    steps: corpCurve(p, y).map(({ lower, upper, outcome }) => ({
      from: lower,
      to: upper,
      outcome,
    })),
    band: consistencyBand(p, bandOptions),
  };
}
