import { type Numbers, readSample, type WeightOptions } from '../data/sample.ts';
import { type Tally, tally } from '../data/tally.ts';

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
export const riskCoverage = (
  p: Numbers,
  y: Numbers,
  options: WeightOptions = {},
): readonly RiskCoveragePoint[] => {
  const points: RiskCoveragePoint[] = [];
  descend(tally(readSample(p, y, options)), (threshold, coverage, joint) => {
    points.push({ threshold, coverage, risk: joint / coverage });
  });
  return points;
};

/**
 * Area under the risk-coverage curve: trapezoids over coverage, with the risk at the highest
 * confidence carried to coverage 0; 0 is best.
 * @returns null without points. Source: Geifman, Uziel & El-Yaniv 2019; ties as in Traub et al. 2024.
 */
export const aurc = (p: Numbers, y: Numbers, options: WeightOptions = {}): number | null =>
  aurcOfTally(tally(readSample(p, y, options)));

/** {@link aurc} of points that are already summed per distinct confidence. */
export const aurcOfTally = (t: Tally): number | null => {
  let area = 0;
  let lastCoverage = 0;
  let lastRisk: number | undefined;
  descend(t, (_, coverage, joint) => {
    const risk = joint / coverage;
    area += ((coverage - lastCoverage) * (risk + (lastRisk ?? risk))) / 2;
    lastCoverage = coverage;
    lastRisk = risk;
  });
  return lastRisk === undefined ? null : area;
};

/**
 * Excess AURC: {@link aurc} less e + (1 - e) ln(1 - e), what a perfect ranking would reach at error
 * rate e. @returns null without points. Source: Geifman, Uziel & El-Yaniv 2019.
 */
export const excessAurc = (p: Numbers, y: Numbers, options: WeightOptions = {}): number | null => {
  const t = tally(readSample(p, y, options));
  const area = aurcOfTally(t);
  if (area === null) return null;
  let error = 0;
  descend(t, (_, __, joint) => {
    error = joint;
  });
  const accuracy = 1 - error;
  return area - (error + (accuracy > 0 ? accuracy * Math.log(accuracy) : 0));
};

/**
 * Area under the generalized risk-coverage curve: trapezoids of P(accepted and wrong) over coverage.
 * @returns null without points. Source: Traub et al. 2024.
 */
export const augrc = (p: Numbers, y: Numbers, options: WeightOptions = {}): number | null =>
  augrcOfTally(tally(readSample(p, y, options)));

/** {@link augrc} of points that are already summed per distinct confidence. */
export const augrcOfTally = (t: Tally): number | null => {
  let area = 0;
  let lastCoverage = 0;
  let lastJoint = 0;
  descend(t, (_, coverage, joint) => {
    area += ((coverage - lastCoverage) * (joint + lastJoint)) / 2;
    lastCoverage = coverage;
    lastJoint = joint;
  });
  return t.size === 0 ? null : area;
};

/**
 * Mean over the points of the risk of accepting everything at least as confident as the point: AURC as
 * an average instead of an integral. @returns null without points.
 */
export const aurcSampleMean = (
  p: Numbers,
  y: Numbers,
  options: WeightOptions = {},
): number | null => {
  let mean = 0;
  let last = 0;
  descend(tally(readSample(p, y, options)), (_, coverage, joint) => {
    mean += ((coverage - last) * joint) / coverage;
    last = coverage;
  });
  return last === 0 ? null : mean;
};

/** Visits the distinct confidences from above with the shares accepted, and accepted and wrong. */
const descend = (
  t: Tally,
  visit: (threshold: number, coverage: number, joint: number) => void,
): void => {
  const all = t.weight.reduce((a, b) => a + b, 0);
  let weight = 0;
  let wrong = 0;
  for (let i = t.size - 1; i >= 0; i--) {
    weight += t.weight[i]!;
    wrong += t.weight[i]! - t.positive[i]!;
    visit(t.value[i]!, weight / all, wrong / all);
  }
};
