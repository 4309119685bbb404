import { type ClusterIds, type Clusters, readClusters } from '../data/clusters.ts';
import { type Numbers, readSample, type WeightOptions } from '../data/sample.ts';
import { binCells } from '../measures/bin-cells.ts';
import { type BinRule, DEFAULT_BINS } from '../measures/bin-rule.ts';
import { binPoints } from '../measures/bin-sums.ts';
import { studentTQuantile } from '../numeric/student-t.ts';
import {
  type ClusterSums,
  forEachEntry,
  sumByClusterAndCell,
} from '../uncertainty/cluster-sums.ts';
import { type Interval, readLevel } from '../uncertainty/interval.ts';
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
  const rule = options.bins ?? DEFAULT_BINS;
  const level = readLevel(options.level);
  const sums = binPoints(p, y, rule, options.weights);
  const spreads =
    options.groups === undefined
      ? undefined
      : clusterSpreads(p, y, options, rule, readClusters(options.groups, p.length));
  const bins: ReliabilityBin[] = [];
  for (let k = 0; k < sums.size; k++) {
    const weight = sums.weight[k]!;
    if (weight === 0) continue;
    const rate = sums.positive[k]! / weight;
    // Both number the occupied bins in ascending order.
    const spread = spreads?.at(bins.length);
    bins.push({
      lower: sums.lower[k]!,
      upper: sums.upper[k]!,
      count: sums.count[k]!,
      weight,
      meanConfidence: sums.confidence[k]! / weight,
      meanOutcome: rate,
      ...(spread === undefined
        ? independentInterval(sums.positive[k]!, sums.count[k]!, options.weights, level)
        : clusterInterval(rate, weight, spread, level)),
    });
  }
  return bins;
};

type WithInterval = Pick<ReliabilityBin, 'interval' | 'intervalMethod'>;

const independentInterval = (
  positive: number,
  count: number,
  weights: Numbers | undefined,
  level: number,
): WithInterval =>
  weights === undefined
    ? { interval: wilsonInterval(positive, count, level), intervalMethod: 'wilson' }
    : { interval: null, intervalMethod: null };

/** How the outcomes of a bin vary between clusters. */
interface Spread {
  /** Sum over clusters of (positive weight - rate x weight)^2. */
  square: number;
  /** Clusters with points in the bin. */
  present: number;
  /** All clusters. */
  readonly groups: number;
}

const clusterInterval = (
  rate: number,
  weight: number,
  { square, present, groups }: Spread,
  level: number,
): WithInterval => {
  if (rate === 0 || rate === 1) {
    return {
      interval: wilsonInterval(rate * present, present, level),
      intervalMethod: 'wilson-of-clusters',
    };
  }
  if (groups < 2) return { interval: null, intervalMethod: null };
  const standardError = Math.sqrt((square * groups) / (groups - 1)) / weight;
  const half = studentTQuantile(0.5 + level / 2, groups - 1) * standardError;
  return {
    interval: [Math.max(0, rate - half), Math.min(1, rate + half)],
    intervalMethod: 'cluster',
  };
};

const clusterSpreads = (
  p: Numbers,
  y: Numbers,
  options: WeightOptions,
  rule: BinRule,
  clusters: Clusters,
): readonly Spread[] => {
  const sample = { ...readSample(p, y, options), clusters };
  const { cell, cells } = binCells(sample, rule);
  const w = sample.weights;
  const sums = sumByClusterAndCell(clusters, cell, cells, 2, (i, out, at) => {
    const weight = w === undefined ? 1 : w[i]!;
    out[at]! += weight * sample.y[i]!;
    out[at + 1]! += weight;
  });
  return spreadsOf(sums, cells, clusters.size);
};

const spreadsOf = (sums: ClusterSums, cells: number, groups: number): readonly Spread[] => {
  const positive = new Float64Array(cells);
  const weight = new Float64Array(cells);
  forEachEntry(sums, (k, at) => {
    positive[k]! += sums.values[at]!;
    weight[k]! += sums.values[at + 1]!;
  });
  const spreads = Array.from({ length: cells }, (): Spread => ({ square: 0, present: 0, groups }));
  forEachEntry(sums, (k, at) => {
    if (sums.values[at + 1] === 0) return;
    const rate = positive[k]! / weight[k]!;
    spreads[k]!.square += (sums.values[at]! - rate * sums.values[at + 1]!) ** 2;
    spreads[k]!.present += 1;
  });
  return spreads;
};
