import { overconfidenceGapBounds } from '@credence/calibration';
import type { CalibrationRow, FalseTrustRow } from '../schema.ts';
import { estimate, type Points } from './estimates.ts';
import { lazily } from './lazily.ts';
import { reliability } from './reliability.ts';

/** Answers with what was said of them and what became of them, position by position. */
export interface Answers {
  /** NaN where there is no usable confidence. */
  readonly confidence: Float64Array;
  /** 1 good, 0 bad, NaN inconclusive. */
  readonly outcome: Float64Array;
  /** The task of each: a name, or a number that stands for it. */
  readonly task: ArrayLike<string | number>;
}

/**
 * The answers by task. Resamples draw tasks by their place, so that only in one agreed order does the
 * same study give the same interval, to the last digit, however its answers came in.
 */
export function byTask({ confidence, outcome, task }: Answers): Answers {
  const at = (i: number) => task[i] ?? '';
  const order = [...confidence.keys()];
  if (order.every((i) => i === 0 || at(i - 1) <= at(i))) return { confidence, outcome, task };
  order.sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : a - b));
  return {
    confidence: Float64Array.from(order, (i) => confidence[i] ?? Number.NaN),
    outcome: Float64Array.from(order, (i) => outcome[i] ?? Number.NaN),
    task: order.map(at),
  };
}

/** The answers with both a confidence and a conclusive outcome: what the metrics are over. */
export function scored({ confidence, outcome, task }: Answers): Points {
  const kept: number[] = [];
  for (let i = 0; i < confidence.length; i++) {
    if (!Number.isNaN(confidence[i]) && !Number.isNaN(outcome[i])) kept.push(i);
  }
  return {
    p: Float64Array.from(kept, (i) => confidence[i] ?? Number.NaN),
    y: Float64Array.from(kept, (i) => outcome[i] ?? Number.NaN),
    groups: kept.map((i) => task[i] ?? ''),
  };
}

export function falseTrustRow(points: Points, threshold: number): FalseTrustRow {
  let trusted = 0;
  let bad = 0;
  points.p.forEach((p, i) => {
    if (p < threshold) return;
    trusted += 1;
    if (points.y[i] === 0) bad += 1;
  });
  return lazily<FalseTrustRow>({
    threshold: () => threshold,
    trusted: () => trusted,
    bad: () => bad,
    rate: () => estimate(points, threshold).falseTrust,
  });
}

/** One row of the calibration table. Numbers are computed when they are looked at. */
export function calibrationRow(
  about: Pick<CalibrationRow, 'model' | 'temperature' | 'benchmark' | 'method' | 'target'>,
  answers: Answers,
  threshold: number,
): CalibrationRow {
  const ordered = byTask(answers);
  const { confidence, outcome } = ordered;
  const stated = [...confidence.keys()].filter((i) => !Number.isNaN(confidence[i]));
  const points = scored(ordered);
  const measured = estimate(points, threshold);
  return lazily<CalibrationRow>({
    model: () => about.model,
    temperature: () => about.temperature,
    benchmark: () => about.benchmark,
    method: () => about.method,
    target: () => about.target,
    samples: () => confidence.length,
    n: () => points.p.length,
    tasks: () => new Set(Array.from(points.groups)).size,
    missing: () => confidence.length - stated.length,
    inconclusive: () => stated.length - points.p.length,
    accuracy: () => measured.accuracy,
    meanConfidence: () => measured.meanConfidence,
    gap: () => measured.gap,
    ece: () => measured.ece,
    eceDebiased: () => measured.eceDebiased,
    brier: () => measured.brier,
    auroc: () => measured.auroc,
    falseTrust: () => falseTrustRow(points, threshold),
    gapIfInconclusive: () => {
      const gap = overconfidenceGapBounds(
        stated.map((i) => confidence[i] ?? 0),
        stated.map((i) => (Number.isNaN(outcome[i]) ? null : (outcome[i] as 0 | 1))),
      );
      return { good: gap.low, bad: gap.high };
    },
    reliability: () => reliability(points),
  });
}
