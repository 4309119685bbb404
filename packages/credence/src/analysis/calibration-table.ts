import { overconfidenceGapBounds } from '@credence/calibration';
import type { CalibrationRow } from '@credence/viewer';
import { type Outcome, type Target, targets } from '../core/verdict.ts';
import { type Cell, cells } from './cells.ts';
import { estimate, type Points } from './estimates.ts';
import { confidenceOf, type Observation, outcomeOf } from './observations.ts';
import { reliability } from './reliability.ts';

/** An observation with a confidence; `outcome` is `null` when it is inconclusive. */
interface Stated {
  readonly task: string;
  readonly confidence: number;
  readonly outcome: Outcome;
}

function toPoints(scored: readonly Stated[]): Points {
  return {
    p: Float64Array.from(scored, ({ confidence }) => confidence),
    y: Float64Array.from(scored, ({ outcome }) => outcome ?? Number.NaN),
    groups: scored.map(({ task }) => task),
  };
}

function row(
  { about, members }: Cell,
  method: string,
  target: Target,
  threshold: number,
): CalibrationRow {
  const stated = members.flatMap((observation: Observation): Stated[] => {
    const confidence = confidenceOf(observation, method, target);
    const outcome = outcomeOf(observation, target);
    return confidence === null ? [] : [{ task: observation.task.id, confidence, outcome }];
  });
  const scored = stated.filter(({ outcome }) => outcome !== null);
  const points = toPoints(scored);
  const { falseTrust, ...estimates } = estimate(points, threshold);
  const trusted = scored.filter(({ confidence }) => confidence >= threshold);
  const gap = overconfidenceGapBounds(
    stated.map(({ confidence }) => confidence),
    stated.map(({ outcome }) => outcome),
  );
  return {
    ...about,
    method,
    target,
    samples: members.length,
    n: scored.length,
    tasks: new Set(points.groups).size,
    missing: members.length - stated.length,
    inconclusive: stated.length - scored.length,
    ...estimates,
    falseTrust: {
      threshold,
      trusted: trusted.length,
      bad: trusted.filter(({ outcome }) => outcome === 0).length,
      rate: falseTrust,
    },
    gapIfInconclusive: { good: gap.low, bad: gap.high },
    reliability: reliability(points),
  };
}

/**
 * How overconfident is each model? One row per benchmark, model, temperature (`null`: all of them
 * pooled), method and target, in that order.
 */
export function calibrationTable(
  observations: readonly Observation[],
  methods: readonly string[],
  threshold: number,
): readonly CalibrationRow[] {
  return cells(observations).flatMap((cell) =>
    methods.flatMap((method) => targets.map((target) => row(cell, method, target, threshold))),
  );
}
