import { type ClusterIds, type Clusters, readClusters } from '../data/clusters.ts';
import { CalibrationInputError } from '../data/errors.ts';
import { type Numbers, readSample, type Sample, type WeightOptions } from '../data/sample.ts';
import { type ClusterRatio, clusterRatio, sumByCluster } from '../uncertainty/cluster-ratio.ts';
import type { Interval } from '../uncertainty/interval.ts';
import { readLevel } from '../uncertainty/interval.ts';
import { clopperPearsonInterval, wilsonInterval } from '../uncertainty/proportion.ts';

export interface FalseTrustOptions extends WeightOptions {
  /** Trust is confidence >= threshold. Default 0.8. */
  readonly threshold?: number;
  /** Task of each point; gives the intervals that hold when a task has several samples. */
  readonly groups?: ClusterIds;
  /** Level of all intervals; default 0.95. */
  readonly level?: number;
}

/** One rate with its counts; the intervals for independent points are only right for such. */
export interface Rate {
  /** numerator / denominator; null, not 0, when the denominator is 0. */
  readonly value: number | null;
  /** Count, or total weight. */
  readonly numerator: number;
  readonly denominator: number;
  /** For independent points; null with weights or an empty denominator. */
  readonly wilson: Interval | null;
  /** For independent points; null with weights or an empty denominator. */
  readonly clopperPearson: Interval | null;
  /** Cluster-robust, given `groups`; null without. */
  readonly cluster: ClusterRatio | null;
}

export interface FalseTrust {
  readonly threshold: number;
  /** Share of points that are trusted. */
  readonly coverage: number;
  /** P(y = 0 | p >= t): of what was trusted, how much is vulnerable. */
  readonly ofTrusted: Rate;
  /** P(p >= t | y = 0): of what is vulnerable, how much was trusted. */
  readonly ofVulnerable: Rate;
  /** P(p >= t, y = 0): how much of everything is both. */
  readonly joint: Rate;
}

/**
 * False trust at a threshold in its three forms, with counts and intervals.
 * @returns null without points.
 */
export const falseTrust = (
  p: Numbers,
  y: Numbers,
  options: FalseTrustOptions = {},
): FalseTrust | null => {
  const threshold = readThreshold(options.threshold);
  const level = readLevel(options.level);
  const sample = readSample(p, y, options);
  const clusters =
    options.groups === undefined ? undefined : readClusters(options.groups, sample.n);
  const all = totalWeight(sample);
  if (all === 0) return null;
  const rate = (numerator: Indicator, denominator: Indicator): Rate =>
    rateOf(sample, clusters, numerator, denominator, level);
  const trusted: Indicator = (x) => x >= threshold;
  const vulnerable: Indicator = (_, t) => t === 0;
  const both: Indicator = (x, t) => x >= threshold && t === 0;
  const ofTrusted = rate(both, trusted);
  return {
    threshold,
    coverage: ofTrusted.denominator / all,
    ofTrusted,
    ofVulnerable: rate(both, vulnerable),
    joint: rate(both, () => true),
  };
};

/** Threshold of trust, checked; default 0.8. */
export const readThreshold = (threshold: number = 0.8): number => {
  if (Number.isNaN(threshold)) {
    throw new CalibrationInputError('option-invalid', 'the threshold is not a number');
  }
  return threshold;
};

type Indicator = (p: number, y: number) => boolean;

const totalWeight = ({ n, weights }: Sample): number => {
  if (weights === undefined) return n;
  let sum = 0;
  for (const w of weights) sum += w;
  return sum;
};

const rateOf = (
  sample: Sample,
  clusters: Clusters | undefined,
  inNumerator: Indicator,
  inDenominator: Indicator,
  level: number,
): Rate => {
  const { n, p, y, weights } = sample;
  const term = (holds: Indicator) => (i: number) =>
    holds(p[i]!, y[i]!) ? (weights === undefined ? 1 : weights[i]!) : 0;
  const sum = (holds: Indicator) => {
    const of = term(holds);
    let s = 0;
    for (let i = 0; i < n; i++) s += of(i);
    return s;
  };
  const numerator = sum(inNumerator);
  const denominator = sum(inDenominator);
  const counted = weights === undefined;
  return {
    value: denominator > 0 ? numerator / denominator : null,
    numerator,
    denominator,
    wilson: counted ? wilsonInterval(numerator, denominator, level) : null,
    clopperPearson: counted ? clopperPearsonInterval(numerator, denominator, level) : null,
    cluster:
      clusters === undefined
        ? null
        : clusterRatio(
            sumByCluster(clusters, term(inNumerator)),
            sumByCluster(clusters, term(inDenominator)),
            { level },
          ),
  };
};
