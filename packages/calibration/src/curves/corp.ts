import { range, zeros } from '../data/arrays.ts';
import { readCount, readLevel } from '../data/options.ts';
import { type Numbers, readSample, type WeightOptions } from '../data/sample.ts';
import { ofTally, type Tally, type TallyMeasure, tally } from '../data/tally.ts';
import { isotonicBlocks, poolAdjacentViolators } from '../isotonic/pav.ts';
import { sumRanges } from '../measures/bin-sums.ts';
import { percentileInterval } from '../uncertainty/bootstrap-interval.ts';
import { Random } from '../uncertainty/random.ts';

/** A flat piece of the recalibrated curve. */
export interface CorpBlock {
  /** Least and greatest confidence of the block. */
  readonly lower: number;
  readonly upper: number;
  /** Number of points, and their total weight. */
  readonly count: number;
  readonly weight: number;
  readonly meanConfidence: number;
  /** Recalibrated confidence: the mean outcome of the block. */
  readonly outcome: number;
}

/**
 * CORP reliability curve: isotonic regression of the outcomes on the confidences, as its flat pieces
 * in ascending order; no bins have to be chosen. Source: Dimitriadis, Gneiting & Jordan 2021.
 */
export const corpCurve: TallyMeasure<WeightOptions, readonly CorpBlock[]> = ofTally((t) => {
  const blocks = isotonicBlocks(t);
  const { count, weight, confidence } = sumRanges(t, blocks.start);
  return Array.from(blocks.value, (outcome, b) => ({
    lower: t.value[blocks.start[b]!]!,
    upper: t.value[blocks.start[b + 1]! - 1]!,
    count: count[b]!,
    weight: weight[b]!,
    meanConfidence: confidence[b]! / weight[b]!,
    outcome,
  }));
});

/** Where the CORP curve of calibrated confidences would lie. */
export interface ConsistencyBand {
  readonly confidence: number;
  readonly lower: number;
  readonly upper: number;
}

export interface ConsistencyOptions {
  /** Default 1000. */
  readonly resamples?: number;
  /** Default 0.95, at each confidence separately. */
  readonly level?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Most confidences to give the band at; default 200, spread evenly over the distinct ones. */
  readonly points?: number;
}

/**
 * Consistency band of the CORP curve: outcomes are drawn anew as if every confidence were right, and
 * refitted each time; type-7 quantiles at each confidence. The draws are independent, so that the band
 * is too narrow when the points of a task are alike. Source: Dimitriadis, Gneiting & Jordan 2021.
 */
export const consistencyBand = (
  p: Numbers,
  options: ConsistencyOptions = {},
): readonly ConsistencyBand[] => {
  const level = readLevel(options.level);
  const resamples = readCount(options.resamples ?? 1000, 'resamples');
  const t = tally(readSample(p, zeros(p.length)));
  const at = spreadOver(t.size, readCount(options.points ?? 200, 'points'));
  const fits = Array.from(at, () => zeros(resamples));
  const random = new Random(options.seed ?? 1);
  const positive = zeros(t.size);
  for (let r = 0; r < resamples; r++) {
    drawOutcomes(t, random, positive);
    const blocks = poolAdjacentViolators(positive, t.weight);
    let b = 0;
    at.forEach((i, j) => {
      while (blocks.start[b + 1]! <= i) b++;
      fits[j]![r] = blocks.value[b]!;
    });
  }
  return fits.map((fit, j) => {
    const [lower, upper] = percentileInterval(fit.sort(), level);
    return { confidence: t.value[at[j]!]!, lower, upper };
  });
};

/** Up to `most` whole numbers from 0 to size - 1, evenly spread, ends included. */
const spreadOver = (size: number, most: number): Int32Array => {
  const points = Math.min(size, most);
  return range(points).map((j) => Math.round((j * (size - 1)) / Math.max(1, points - 1)));
};

const drawOutcomes = (t: Tally, random: Random, positive: Float64Array): void => {
  for (let i = 0; i < t.size; i++) {
    // 32 random bits a point; a confidence of 1 is always reached, one of 0 never.
    const limit = t.value[i]! * 2 ** 32;
    let ones = 0;
    for (let j = 0; j < t.count[i]!; j++) if (random.word() < limit) ones++;
    positive[i] = ones;
  }
};
