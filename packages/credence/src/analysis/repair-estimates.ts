import {
  type BootstrapResult,
  clusterBootstrap,
  meanConfidenceStatistic,
  meanOutcomeStatistic,
  type PairedResult,
} from '@credence/calibration';
import type { Estimate } from '@credence/viewer';
import { bootstrapOptions } from './estimates.ts';

/** Something that is so or not, of answers to tasks. */
export interface Flags {
  readonly y: readonly (0 | 1)[];
  readonly groups: readonly string[];
}

export const noEstimate: Estimate = { value: null, low: null, high: null };

const toEstimate = ({ estimate, interval }: BootstrapResult): Estimate => ({
  value: estimate,
  low: interval?.[0] ?? null,
  high: interval?.[1] ?? null,
});

export const differenceEstimate = ({ difference, interval }: PairedResult): Estimate => ({
  value: difference,
  low: interval?.[0] ?? null,
  high: interval?.[1] ?? null,
});

/** As points of the statistics; flags have no confidence. */
export const asPoints = ({ y, groups }: Flags) => ({
  p: new Float64Array(y.length),
  y: Float64Array.from(y),
  groups,
});

/** The share of those that are so, with its interval by task. */
export function shareOf(flags: Flags): Estimate {
  if (flags.y.length === 0) return noEstimate;
  const share = { share: meanOutcomeStatistic };
  return toEstimate(clusterBootstrap(asPoints(flags), share, bootstrapOptions).share);
}

/** The mean of changes by -1, 0 or 1, with its interval by task. */
export function meanChange(changes: readonly number[], groups: readonly string[]): Estimate {
  if (changes.length === 0) return noEstimate;
  // Moved into [0, 1], where the statistics take their points from.
  const p = Float64Array.from(changes, (change) => (change + 1) / 2);
  const points = { p, y: new Float64Array(p.length), groups };
  const mean = { mean: meanConfidenceStatistic };
  const { value, low, high } = toEstimate(clusterBootstrap(points, mean, bootstrapOptions).mean);
  const back = (x: number | null) => (x === null ? null : 2 * x - 1);
  return { value: back(value), low: back(low), high: back(high) };
}
