import { sum } from '../data/arrays.ts';
import type { ClusterIds } from '../data/clusters.ts';
import { readLevel, readThreshold } from '../data/options.ts';
import { type Numbers, readClustered, type WeightOptions } from '../data/sample.ts';
import { type ClusterRatio, clusterRatio, sumByCluster } from '../uncertainty/cluster-ratio.ts';
import type { Interval } from '../uncertainty/interval.ts';
import { clopperPearsonInterval, wilsonInterval } from '../uncertainty/proportion.ts';
import type { PointValue } from './means.ts';

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

/** The points that a form of false trust is a share of, and those it counts. */
type Form = readonly [numerator: PointValue, denominator: PointValue];

/** The three forms at a threshold, as functions that are 1 where a point belongs and 0 elsewhere. */
export const falseTrustForms = (
  threshold: number,
): Readonly<Record<'ofTrusted' | 'ofVulnerable' | 'joint', Form>> => {
  const trusted: PointValue = (p) => (p >= threshold ? 1 : 0);
  const both: PointValue = (p, y) => (p >= threshold ? 1 - y : 0);
  return {
    ofTrusted: [both, trusted],
    ofVulnerable: [both, (_, y) => 1 - y],
    joint: [both, () => 1],
  };
};

/**
 * False trust at a threshold in its three forms, with counts and intervals.
 * @returns null without points.
 */
export const falseTrust = (
  p: Numbers,
  y: Numbers,
  options: FalseTrustOptions = {},
): FalseTrust | null => {
  const { groups, weights } = options;
  const threshold = readThreshold(options.threshold);
  const level = readLevel(options.level);
  const sample = readClustered({ p, y, groups: groups ?? new Uint8Array(p.length), weights });
  if (sample.n === 0) return null;
  const rate = (form: Form): Rate => {
    const [numerators, denominators] = form.map((value) =>
      sumByCluster(
        sample.clusters,
        (i) => (sample.weights?.[i] ?? 1) * value(sample.p[i]!, sample.y[i]!),
      ),
    ) as [Float64Array, Float64Array];
    const numerator = sum(numerators);
    const denominator = sum(denominators);
    return {
      value: denominator > 0 ? numerator / denominator : null,
      numerator,
      denominator,
      wilson: weights ? null : wilsonInterval(numerator, denominator, level),
      clopperPearson: weights ? null : clopperPearsonInterval(numerator, denominator, level),
      cluster: groups ? clusterRatio(numerators, denominators, { level }) : null,
    };
  };
  const forms = falseTrustForms(threshold);
  const ofTrusted = rate(forms.ofTrusted);
  const joint = rate(forms.joint);
  return {
    threshold,
    coverage: ofTrusted.denominator / joint.denominator,
    ofTrusted,
    ofVulnerable: rate(forms.ofVulnerable),
    joint,
  };
};
