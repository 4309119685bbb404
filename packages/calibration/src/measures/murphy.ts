import { range, sum } from '../data/arrays.ts';
import type { WeightOptions } from '../data/sample.ts';
import { ofTally, type Tally, type TallyMeasure } from '../data/tally.ts';
import { isotonicBlocks } from '../isotonic/pav.ts';
import { type BinRule, edgesFor, startsOf } from './bin-rule.ts';
import { sumRanges } from './bin-sums.ts';

/** Brier = reliability - resolution + uncertainty + withinVariance - withinCovariance. */
export interface MurphyParts {
  readonly brier: number;
  /** Weighted mean of (mean confidence - mean outcome)^2 over the bins; 0 is calibrated. */
  readonly reliability: number;
  /** Weighted mean of (mean outcome of the bin - base rate)^2; more is better. */
  readonly resolution: number;
  /** Base rate times its complement. */
  readonly uncertainty: number;
  /** Mean of (p - mean confidence of its bin)^2; 0 with one bin per distinct value. */
  readonly withinVariance: number;
  /** Twice the mean of (p - mean confidence)(y - mean outcome), each of its bin. */
  readonly withinCovariance: number;
}

export interface MurphyOptions extends WeightOptions {
  /** Default `{ kind: 'distinct' }`, for which the classic three parts are exact. */
  readonly bins?: BinRule;
}

const DISTINCT: BinRule = { kind: 'distinct' };

/**
 * Murphy's decomposition of the Brier score, with the two within-bin terms that make it exact for
 * bins of any kind.
 * @returns null without points. Source: Murphy 1973; Stephenson, Coelho & Jolliffe 2008.
 */
export const murphy: TallyMeasure<MurphyOptions, MurphyParts | null> = ofTally(
  (t, { bins = DISTINCT }) => {
    if (t.size === 0) return null;
    // With distinct bins every value has its own, even neighbours in rounding.
    const start =
      bins.kind === 'distinct' ? range(t.size + 1) : startsOf(t, edgesFor(t, bins).upper);
    const sums = sumRanges(t, start);
    const { brier, rate, uncertainty, weight } = scores(t);
    let reliability = 0;
    let resolution = 0;
    let variance = 0;
    let covariance = 0;
    sums.weight.forEach((w, k) => {
      if (w === 0) return;
      const meanP = sums.confidence[k]! / w;
      const meanY = sums.positive[k]! / w;
      reliability += w * (meanP - meanY) ** 2;
      resolution += w * (meanY - rate) ** 2;
      for (let i = start[k]!; i < start[k + 1]!; i++) {
        variance += t.weight[i]! * (t.value[i]! - meanP) ** 2;
        covariance += (t.value[i]! - meanP) * (t.positive[i]! - t.weight[i]! * meanY);
      }
    });
    return {
      brier,
      reliability: reliability / weight,
      resolution: resolution / weight,
      uncertainty,
      withinVariance: variance / weight,
      withinCovariance: (2 * covariance) / weight,
    };
  },
);

/** Brier = miscalibration - discrimination + uncertainty. */
export interface CorpParts {
  readonly brier: number;
  /** What isotonic recalibration would take off the Brier score; biased up in small samples. */
  readonly miscalibration: number;
  /** What the recalibrated confidences gain over the base rate. */
  readonly discrimination: number;
  readonly uncertainty: number;
}

/**
 * CORP decomposition of the Brier score: the confidences are refitted by isotonic regression, so that
 * no bins have to be chosen.
 * @returns null without points. Source: Dimitriadis, Gneiting & Jordan 2021.
 */
export const corp: TallyMeasure<WeightOptions, CorpParts | null> = ofTally((t) => {
  if (t.size === 0) return null;
  const { brier, uncertainty, weight } = scores(t);
  const blocks = isotonicBlocks(t);
  const refitted = sum(blocks.value.map((q, b) => blocks.weight[b]! * q * (1 - q))) / weight;
  return {
    brier,
    miscalibration: brier - refitted,
    discrimination: uncertainty - refitted,
    uncertainty,
  };
});

/** What both decompositions start from. */
const scores = (t: Tally) => {
  const weight = sum(t.weight);
  const rate = sum(t.positive) / weight;
  const losses = t.value.map(
    (x, i) => t.positive[i]! * (1 - x) ** 2 + (t.weight[i]! - t.positive[i]!) * x * x,
  );
  return { weight, rate, uncertainty: rate * (1 - rate), brier: sum(losses) / weight };
};
