import { sum } from '../data/arrays.ts';
import { type ClusterIds, readClusters } from '../data/clusters.ts';
import { type Numbers, readSample } from '../data/sample.ts';
import { normalCdf } from '../numeric/normal.ts';
import { sumByCluster } from '../uncertainty/cluster-ratio.ts';

/** A test statistic that is standard normal for calibrated confidences, and its two-sided p-value. */
export interface ZTest {
  readonly z: number;
  readonly p: number;
}

/**
 * Spiegelhalter's test of calibration: Z = sum (y - p)(1 - 2p) / sqrt(sum (1 - 2p)^2 p (1 - p)).
 * With `groups` the denominator is sqrt(sum over clusters of (sum (y - p)(1 - 2p))^2), which stays
 * right when points of a cluster are alike. A certain and wrong point adds to the numerator only.
 * @returns null where the denominator is 0: without points, or all p in {0, 1/2, 1}.
 * Source: Spiegelhalter 1986.
 */
export const spiegelhalter = (
  p: Numbers,
  y: Numbers,
  { groups }: { readonly groups?: ClusterIds } = {},
): ZTest | null => {
  const sample = readSample(p, y);
  const terms = sample.p.map((x, i) => (sample.y[i]! - x) * (1 - 2 * x));
  const squares = groups
    ? sumByCluster(readClusters(groups, sample.n), (i) => terms[i]!).map((s) => s * s)
    : sample.p.map((x) => (1 - 2 * x) ** 2 * x * (1 - x));
  const variance = sum(squares);
  if (variance === 0) return null;
  const z = sum(terms) / Math.sqrt(variance);
  return { z, p: 2 * normalCdf(-Math.abs(z)) };
};
