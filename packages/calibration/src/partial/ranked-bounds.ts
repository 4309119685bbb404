import type { Numbers } from '../data/sample.ts';
import { auroc } from '../measures/auroc.ts';
import { brierSkill } from '../measures/means.ts';
import {
  type Bounds,
  boundsOf,
  conclusive,
  decide,
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
  const base = decide(s, () => 0);
  let ones = 0;
  let rankSum = 0;
  for (let i = 0; i < s.n; i++) {
    ones += base[i]!;
    rankSum += base[i]! * rank[i]!;
  }
  const values = tryEverySplit(
    s,
    (i) => rank[i]!,
    (extra, extraRanks) => {
      const positives = ones + extra;
      const pairs = positives * (s.n - positives);
      const wins = rankSum + extraRanks - (positives * (positives + 1)) / 2;
      return pairs === 0 ? null : wins / pairs;
    },
  );
  const known = conclusive(s);
  return boundsOf(s, values, auroc(known.p, known.y));
};

/**
 * Bounds of the Brier skill score. With a given number of inconclusive outcomes decided as 1 the
 * base rate is fixed, and the Brier score is least when those are the most confident.
 */
export const brierSkillBounds = (p: Numbers, y: PartialOutcomes): Bounds => {
  const s = readPartial(p, y);
  const base = decide(s, () => 0);
  let ones = 0;
  let square = 0;
  for (let i = 0; i < s.n; i++) {
    ones += base[i]!;
    square += (s.p[i]! - base[i]!) ** 2;
  }
  const values = tryEverySplit(
    s,
    (i) => 1 - 2 * s.p[i]!,
    (extra, change) => {
      const rate = (ones + extra) / s.n;
      return rate > 0 && rate < 1 ? 1 - (square + change) / s.n / (rate * (1 - rate)) : null;
    },
  );
  const known = conclusive(s);
  return boundsOf(s, values, brierSkill(known.p, known.y));
};

/**
 * Values of a measure over every number of inconclusive outcomes decided as 1, those being the most
 * or the least confident; the measure is given that number and the sum of their scores.
 */
const tryEverySplit = (
  s: PartialSample,
  score: (i: number) => number,
  value: (ones: number, scores: number) => number | null,
): (number | null)[] => {
  const values = [value(0, 0)];
  let lowest = 0;
  let highest = 0;
  for (let m = 1; m <= s.open.length; m++) {
    lowest += score(s.open[m - 1]!);
    highest += score(s.open[s.open.length - m]!);
    values.push(value(m, lowest), value(m, highest));
  }
  return values;
};

/** Ranks from 1, ties sharing their mean. */
const midranks = (p: Float64Array): Float64Array => {
  const order = Uint32Array.from(p.keys()).sort((i, j) => p[i]! - p[j]!);
  const rank = new Float64Array(p.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && p[order[to]!] === p[order[from]!]) to++;
    for (let k = from; k < to; k++) rank[order[k]!] = (from + to + 1) / 2;
    from = to;
  }
  return rank;
};
