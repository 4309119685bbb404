import { readClusters } from '@credence/calibration';
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
export function byTask(answers: Answers): Answers {
  const { confidence, outcome, task } = answers;
  const at = (i: number) => task[i] ?? '';
  let sorted = true;
  for (let i = 1; i < task.length && sorted; i++) sorted = at(i - 1) <= at(i);
  if (sorted) return answers;
  const order = [...confidence.keys()];
  order.sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : a - b));
  return {
    confidence: Float64Array.from(order, (i) => confidence[i] ?? Number.NaN),
    outcome: Float64Array.from(order, (i) => outcome[i] ?? Number.NaN),
    task: order.map(at),
  };
}

/** The answers with both a confidence and a conclusive outcome: what the metrics are over. */
export function scored({ confidence, outcome, task }: Answers): Points {
  const p = new Float64Array(confidence.length);
  const y = new Float64Array(confidence.length);
  const groups: (string | number)[] = [];
  // Plain loops here and below: they run over all answers for every number on the page.
  for (let i = 0; i < confidence.length; i++) {
    const [said, was] = [confidence[i] ?? Number.NaN, outcome[i] ?? Number.NaN];
    if (Number.isNaN(said) || Number.isNaN(was)) continue;
    p[groups.length] = said;
    y[groups.length] = was;
    groups.push(task[i] ?? '');
  }
  return { p: p.subarray(0, groups.length), y: y.subarray(0, groups.length), groups };
}

/** What inconclusive outcomes could make of the gap of all answers with a confidence. */
function gapIfInconclusive({ confidence, outcome }: Answers): CalibrationRow['gapIfInconclusive'] {
  let [stated, sum, good, open] = [0, 0, 0, 0];
  for (let i = 0; i < confidence.length; i++) {
    const said = confidence[i] ?? Number.NaN;
    if (Number.isNaN(said)) continue;
    stated += 1;
    sum += said;
    if (Number.isNaN(outcome[i])) open += 1;
    else good += outcome[i] ?? 0;
  }
  if (stated === 0) return { good: null, bad: null };
  return { good: (sum - good - open) / stated, bad: (sum - good) / stated };
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
  const { confidence } = ordered;
  let stated = 0;
  for (let i = 0; i < confidence.length; i++) if (!Number.isNaN(confidence[i])) stated += 1;
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
    tasks: () => readClusters(points.groups).size,
    missing: () => confidence.length - stated,
    inconclusive: () => stated - points.p.length,
    accuracy: () => measured.accuracy,
    meanConfidence: () => measured.meanConfidence,
    gap: () => measured.gap,
    ece: () => measured.ece,
    eceDebiased: () => measured.eceDebiased,
    brier: () => measured.brier,
    auroc: () => measured.auroc,
    falseTrust: () => falseTrustRow(points, threshold),
    gapIfInconclusive: () => gapIfInconclusive(ordered),
    reliability: () => reliability(points),
  });
}
