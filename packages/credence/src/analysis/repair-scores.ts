import {
  brierStatistic,
  eceStatistic,
  falseTrustStatistic,
  pairedDifference,
} from '@credence/calibration';
import type { RepairedCalibration, RepairedScores } from '@credence/viewer';
import { type Target, targets } from '../core/verdict.ts';
import { binsFor, bootstrapOptions, estimate, type Points } from './estimates.ts';
import { confidenceOf, type Observation, outcomeOf } from './observations.ts';
import { differenceEstimate, noEstimate } from './repair-estimates.ts';
import type { Pair } from './repair-pairs.ts';

function pointsOf(answers: readonly Observation[], method: string, target: Target): Points {
  const scored = answers.flatMap((answer) => {
    const confidence = confidenceOf(answer, method, target);
    const outcome = outcomeOf(answer, target);
    return confidence === null || outcome === null
      ? []
      : [{ task: answer.task.id, confidence, outcome }];
  });
  return {
    p: Float64Array.from(scored, ({ confidence }) => confidence),
    y: Float64Array.from(scored, ({ outcome }) => outcome),
    groups: scored.map(({ task }) => task),
  };
}

function scores({ p, y, groups }: Points, threshold: number): RepairedScores {
  const { ece, eceDebiased, brier, falseTrust } = estimate({ p, y, groups }, threshold);
  const trusted = [...y].filter((_, i) => (p[i] ?? 0) >= threshold);
  const bad = trusted.filter((outcome) => outcome === 0).length;
  return {
    n: p.length,
    ece,
    eceDebiased,
    brier,
    falseTrust: { threshold, trusted: trusted.length, bad, rate: falseTrust },
  };
}

function change(after: Points, before: Points, threshold: number): RepairedCalibration['change'] {
  const common = new Set(before.groups);
  if (!after.groups.some((task) => common.has(task))) {
    return { ece: noEstimate, brier: noEstimate, falseTrust: noEstimate };
  }
  const bins = binsFor(Float64Array.from([...before.p, ...after.p]));
  const result = pairedDifference(
    after,
    before,
    {
      ece: eceStatistic({ bins }),
      brier: brierStatistic,
      falseTrust: falseTrustStatistic({ threshold }),
    },
    // Intervals are wanted here and no test.
    { ...bootstrapOptions, permutations: 1 },
  );
  return {
    ece: differenceEstimate(result.ece),
    brier: differenceEstimate(result.brier),
    falseTrust: differenceEstimate(result.falseTrust),
  };
}

/** Calibration of the first answers and of what stands after a round, by method and target. */
export function repairedCalibration(
  pairs: readonly Pair[],
  methods: readonly string[],
  threshold: number,
): readonly RepairedCalibration[] {
  return methods.flatMap((method) =>
    targets.map((target) => {
      const before = pointsOf(
        pairs.map((pair) => pair.before),
        method,
        target,
      );
      const after = pointsOf(
        pairs.map((pair) => pair.after),
        method,
        target,
      );
      return {
        method,
        target,
        before: scores(before, threshold),
        after: scores(after, threshold),
        change: change(after, before, threshold),
      };
    }),
  );
}
