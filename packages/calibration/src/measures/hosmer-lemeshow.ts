import { sum } from '../data/arrays.ts';
import { readCount } from '../data/options.ts';
import { ofTally, type Tally, type TallyMeasure } from '../data/tally.ts';
import { chiSquaredUpper } from '../numeric/incomplete-gamma.ts';
import { startsOf } from './bin-rule.ts';
import { sumRanges } from './bin-sums.ts';

export interface HosmerLemeshow {
  readonly chiSquared: number;
  /** Number of groups after equal cut points were merged. */
  readonly groups: number;
  /** P-value on `groups` degrees of freedom: for confidences that were not fitted on these points. */
  readonly p: number;
  /** P-value on `groups - 2` degrees of freedom: for a model fitted on them. Null with two groups. */
  readonly pFitted: number | null;
}

/**
 * Hosmer-Lemeshow test: groups are cut at type-7 quantiles of the confidences (equal ones merged,
 * closed on the right), chi2 = sum (O - E)^2 / E over groups and both outcomes.
 * @returns null with fewer than two groups or where an expected count is 0; interpolated quantiles can
 * cut an empty group out between ties, so that stated confidences often have no value.
 * Source: Hosmer & Lemeshow 1980.
 */
export const hosmerLemeshow: TallyMeasure<
  { /** Default 10. */ readonly groups?: number },
  HosmerLemeshow | null
> = ofTally((t, options) => {
  const cuts = quantileCuts(t, readCount(options.groups ?? 10, 'groups'));
  const groups = cuts.length - 1;
  if (groups < 2) return null;
  const sums = sumRanges(t, startsOf(t, cuts.slice(1)));
  let chiSquared = 0;
  sums.weight.forEach((count, g) => {
    const expected = sums.confidence[g]!;
    chiSquared += (sums.positive[g]! - expected) ** 2 * (1 / expected + 1 / (count - expected));
  });
  if (!Number.isFinite(chiSquared)) return null;
  return {
    chiSquared,
    groups,
    p: chiSquaredUpper(chiSquared, groups),
    pFitted: groups > 2 ? chiSquaredUpper(chiSquared, groups - 2) : null,
  };
});

/** Distinct type-7 quantiles at 0, 1/parts, ..., 1. */
const quantileCuts = (t: Tally, parts: number): readonly number[] => {
  const last = sum(t.count) - 1;
  const cuts: number[] = [];
  let i = 0;
  let through = t.count[0] ?? 0; // points up to and including value i
  for (let k = 0; k <= parts && last >= 0; k++) {
    // Whole numbers, so that a cut at a point is exactly that point.
    const position = Math.floor((last * k) / parts);
    while (through <= position) through += t.count[++i]!;
    const low = t.value[i]!;
    const high = position + 1 < through || i + 1 === t.size ? low : t.value[i + 1]!;
    const cut = low + (((last * k) % parts) / parts) * (high - low);
    if (cut !== cuts.at(-1)) cuts.push(cut);
  }
  return cuts;
};
