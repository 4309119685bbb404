import { sum } from '../data/arrays.ts';
import type { WeightOptions } from '../data/sample.ts';
import { ofTally, type Tally, type TallyMeasure } from '../data/tally.ts';

/** What is accepted when everything of at least this confidence is. */
export interface RiskCoveragePoint {
  readonly threshold: number;
  /** Share of points accepted. */
  readonly coverage: number;
  /** Share of the accepted points that are wrong. */
  readonly risk: number;
}

/**
 * Risk-coverage curve: one point per distinct confidence, by descending threshold. Equal confidences
 * share a point, so that the order of the input does not matter.
 * @returns no points for an empty sample. Source: El-Yaniv & Wiener 2010.
 */
export const riskCoverage: TallyMeasure<WeightOptions, readonly RiskCoveragePoint[]> = ofTally(
  (t) => {
    const points: RiskCoveragePoint[] = [];
    areaUnder(t, (joint, coverage, threshold) => {
      points.push({ threshold, coverage, risk: joint / coverage });
      return 0;
    });
    return points;
  },
);

const risk = (joint: number, coverage: number): number => joint / coverage;

/**
 * Area under the risk-coverage curve: trapezoids over coverage, with the risk at the highest
 * confidence carried to coverage 0; 0 is best.
 * @returns null without points. Source: Geifman, Uziel & El-Yaniv 2019; ties as in Traub et al. 2024.
 */
export const aurc: TallyMeasure<WeightOptions, number | null> = ofTally((t) => areaUnder(t, risk));

/**
 * Excess AURC: {@link aurc} less e + (1 - e) ln(1 - e), what a perfect ranking would reach at error
 * rate e. @returns null without points. Source: Geifman, Uziel & El-Yaniv 2019.
 */
export const excessAurc: TallyMeasure<WeightOptions, number | null> = ofTally((t) => {
  const area = areaUnder(t, risk);
  const accuracy = sum(t.positive) / sum(t.weight);
  const best = 1 - accuracy + (accuracy > 0 ? accuracy * Math.log(accuracy) : 0);
  return area === null ? null : area - best;
});

/**
 * Area under the generalized risk-coverage curve: trapezoids of P(accepted and wrong) over coverage.
 * @returns null without points. Source: Traub et al. 2024.
 */
export const augrc: TallyMeasure<WeightOptions, number | null> = ofTally((t) =>
  areaUnder(t, (joint) => joint, 0),
);

/**
 * Mean over the points of the risk of accepting everything at least as confident as the point: AURC as
 * an average instead of an integral. @returns null without points.
 */
export const aurcSampleMean: TallyMeasure<WeightOptions, number | null> = ofTally((t) =>
  areaUnder(t, risk, undefined, false),
);

/**
 * Integral over coverage of a height above it, visiting the distinct confidences from the highest;
 * null without points. The height is a function of the shares accepted and wrong, and accepted.
 * @param start height at coverage 0; undefined: that at the highest confidence.
 * @param trapezoids or rectangles, as high as at their right end.
 */
const areaUnder = (
  t: Tally,
  height: (joint: number, coverage: number, threshold: number) => number,
  start?: number,
  trapezoids = true,
): number | null => {
  const all = sum(t.weight);
  let weight = 0;
  let wrong = 0;
  let area = 0;
  let last = start;
  for (let i = t.size - 1; i >= 0; i--) {
    weight += t.weight[i]!;
    wrong += t.weight[i]! - t.positive[i]!;
    const next = height(wrong / all, weight / all, t.value[i]!);
    area += (t.weight[i]! / all) * (trapezoids ? (next + (last ?? next)) / 2 : next);
    last = next;
  }
  return t.size === 0 ? null : area;
};
