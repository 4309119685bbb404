import { lowerBound, sum, zeros } from '../data/arrays.ts';
import { type Numbers, readSample } from '../data/sample.ts';
import { tally } from '../data/tally.ts';
import { auroc } from '../measures/auroc.ts';
import { brierSkill, skillOf, squaredGap } from '../measures/means.ts';
import {
  allZero,
  type Bounds,
  boundsOf,
  decide,
  evaluate,
  type PartialOutcomes,
  type PartialSample,
  readPartial,
} from './outcomes.ts';

/**
 * Bounds of the area under the ROC curve. With a given number of inconclusive outcomes decided as 1
 * it is greatest when those are the most confident and least when they are the least confident
 * (ranks do not depend on outcomes), so the bounds are found by trying every number.
 */
export const aurocBounds = (p: Numbers, y: PartialOutcomes): Bounds => {
  const s = readPartial(p, y);
  const rank = midranks(s.p);
  const base = decide(s, allZero);
  const ones = sum(base);
  const rankSum = sum(base.map((t, i) => t * rank[i]!));
  const values = tryEverySplit(s, rank, (extra, extraRanks) => {
    const positives = ones + extra;
    const pairs = positives * (s.n - positives);
    const wins = rankSum + extraRanks - (positives * (positives + 1)) / 2;
    return pairs === 0 ? null : wins / pairs;
  });
  return boundsOf(s, values, evaluate(s, (q, t) => auroc(q, t), []).excluded);
};

/**
 * Bounds of the Brier skill score. With a given number of inconclusive outcomes decided as 1 the
 * base rate is fixed, and the Brier score is least when those are the most confident.
 */
export const brierSkillBounds = (p: Numbers, y: PartialOutcomes): Bounds => {
  const s = readPartial(p, y);
  const base = decide(s, allZero);
  const ones = sum(base);
  const square = sum(s.p.map((x, i) => squaredGap(x, base[i]!)));
  const changes = s.p.map((x) => 1 - 2 * x);
  const values = tryEverySplit(s, changes, (extra, change) =>
    skillOf((square + change) / s.n, (ones + extra) / s.n),
  );
  return boundsOf(s, values, evaluate(s, brierSkill, []).excluded);
};

/**
 * Values of a measure over every number of inconclusive outcomes decided as 1, those being the most
 * or the least confident; the measure is given that number and the sum of their scores.
 */
const tryEverySplit = (
  s: PartialSample,
  scores: Float64Array,
  value: (ones: number, sumOfScores: number) => number | null,
): (number | null)[] => {
  const values = [value(0, 0)];
  let lowest = 0;
  let highest = 0;
  for (let m = 1; m <= s.open.length; m++) {
    lowest += scores[s.open[m - 1]!]!;
    highest += scores[s.open.at(-m)!]!;
    values.push(value(m, lowest), value(m, highest));
  }
  return values;
};

/** Ranks from 1, ties sharing their mean. */
const midranks = (p: Float64Array): Float64Array => {
  const { value, count } = tally(readSample(p, zeros(p.length)));
  let through = 0;
  const ranks = count.map((n) => {
    through += n;
    return through - (n - 1) / 2;
  });
  return p.map((x) => ranks[lowerBound(value, x)]!);
};
