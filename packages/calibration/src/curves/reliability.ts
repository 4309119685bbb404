import { range, unit } from '../data/arrays.ts';
import type { ClusterIds } from '../data/clusters.ts';
import { readLevel } from '../data/options.ts';
import {
  type ClusteredSample,
  type Numbers,
  readClustered,
  type WeightOptions,
} from '../data/sample.ts';
import { binCells } from '../measures/bin-cells.ts';
import { type BinRule, DEFAULT_BINS } from '../measures/bin-rule.ts';
import { binPoints } from '../measures/bin-sums.ts';
import { clusterError } from '../uncertainty/cluster-ratio.ts';
import { pointSums } from '../uncertainty/cluster-sums.ts';
import type { Interval } from '../uncertainty/interval.ts';
import { wilsonInterval } from '../uncertainty/proportion.ts';

export interface ReliabilityOptions extends WeightOptions {
  /** Default: ten bins of equal width. For stated confidences prefer `{ kind: 'distinct' }`. */
  readonly bins?: BinRule;
  /** Task of each point; gives cluster-robust intervals. */
  readonly groups?: ClusterIds;
  /** Default 0.95. */
  readonly level?: number;
}

/** One point of a reliability diagram. */
export interface ReliabilityBin {
  /** The bin holds lower < p <= upper; for distinct values both are the value. */
  readonly lower: number;
  readonly upper: number;
  /** Number of points. */
  readonly count: number;
  /** Total weight; equals `count` without weights. */
  readonly weight: number;
  readonly meanConfidence: number;
  readonly meanOutcome: number;
  /** For the mean outcome. Null with weights and no groups. */
  readonly interval: Interval | null;
  /**
   * `wilson`: points taken as independent. `cluster`: linearised, t on G - 1 degrees of freedom, cut to
   * [0,1]. `wilson-of-clusters`: all outcomes of the bin agree, so that no variance can be seen; each
   * cluster in the bin counts as one point.
   */
  readonly intervalMethod: 'wilson' | 'cluster' | 'wilson-of-clusters' | null;
}

/**
 * Reliability curve on bins: mean outcome against mean confidence of every non-empty bin, ascending.
 * Source: Murphy & Winkler 1977; intervals: Wilson 1927, Cochran 1977.
 */
export const reliabilityBins = (
  p: Numbers,
  y: Numbers,
  options: ReliabilityOptions = {},
): readonly ReliabilityBin[] => {
  const { bins: rule = DEFAULT_BINS, groups, weights } = options;
  const level = readLevel(options.level);
  const sums = binPoints(p, y, rule, weights);
  const occupied = range(sums.size).filter((k) => sums.count[k]! > 0);
  const rates = Float64Array.from(occupied, (k) => sums.positive[k]! / sums.weight[k]!);
  const spreads = groups && clusterSpreads(readClustered({ p, y, groups, weights }), rule, rates);
  return Array.from(occupied, (k, at) => {
    const count = sums.count[k]!;
    const weight = sums.weight[k]!;
    return {
      lower: sums.lower[k]!,
      upper: sums.upper[k]!,
      count,
      weight,
      meanConfidence: sums.confidence[k]! / weight,
      meanOutcome: rates[at]!,
      ...(weights && !spreads
        ? NO_INTERVAL
        : intervalOf(rates[at]!, sums.positive[k]!, count, weight, spreads?.[at], level)),
    };
  });
};

type WithInterval = Pick<ReliabilityBin, 'interval' | 'intervalMethod'>;

const NO_INTERVAL: WithInterval = { interval: null, intervalMethod: null };

/** How the outcomes of a bin vary between clusters. */
interface Spread {
  /** Sum over clusters of (positive weight - rate x weight)^2. */
  square: number;
  /** Clusters with points in the bin. */
  present: number;
  /** All clusters. */
  readonly groups: number;
}

const intervalOf = (
  rate: number,
  positive: number,
  count: number,
  weight: number,
  spread: Spread | undefined,
  level: number,
): WithInterval => {
  if (spread === undefined) {
    return { interval: wilsonInterval(positive, count, level), intervalMethod: 'wilson' };
  }
  const { square, present, groups } = spread;
  if (rate === 0 || rate === 1) {
    const interval = wilsonInterval(rate * present, present, level);
    return { interval, intervalMethod: 'wilson-of-clusters' };
  }
  const { interval } = clusterError(rate, square / weight ** 2, groups, level);
  if (interval === null) return NO_INTERVAL;
  return { interval: [unit(interval[0]), unit(interval[1])], intervalMethod: 'cluster' };
};

const clusterSpreads = (
  sample: ClusteredSample,
  rule: BinRule,
  rates: Float64Array,
): readonly Spread[] => {
  const groups = sample.clusters.size;
  const spreads = Array.from(rates, (): Spread => ({ square: 0, present: 0, groups }));
  // Both number the occupied bins in ascending order.
  const { cell, values } = pointSums(sample, binCells(sample, rule), [(_, y) => y, () => 1]);
  cell.forEach((k, e) => {
    spreads[k]!.square += (values[2 * e]! - rates[k]! * values[2 * e + 1]!) ** 2;
    spreads[k]!.present += 1;
  });
  return spreads;
};
