import { binomialPValue } from '@credence/calibration';
import { type Scored, type TaskCounts, taskCounts } from './task-counts.ts';

/** Trusted tasks at a threshold, one sample each in expectation, and the bad ones among them. */
export function trustedTasks(rows: readonly Scored[], threshold: number) {
  const tasks = taskCounts(rows, threshold);
  const sum = (of: (counts: TaskCounts) => number) =>
    tasks.reduce((total, counts) => total + of(counts) / counts.samples, 0);
  return {
    tasks: tasks.length,
    trusted: sum(({ accepted }) => accepted),
    bad: sum(({ bad }) => bad),
  };
}

const steps = 20;

/** Thresholds worth a look, descending: quantiles of the scores. */
export function candidateThresholds(rows: readonly Scored[]): readonly number[] {
  const scores = rows.map(({ score }) => score).filter((score) => score > 0);
  scores.sort((a, b) => b - a);
  if (scores.length === 0) return [];
  const quantiles = Array.from(
    { length: steps },
    (_, k) => scores[Math.ceil(((k + 1) / steps) * scores.length) - 1]!,
  );
  return [...new Set(quantiles)];
}

/**
 * Of the candidates those to certify on other tasks: from the strictest that can be expected to pass
 * there. Very strict ones are left out, for few trusted tasks prove nothing
 * and a sequence of tests ends with the first that fails.
 * @param certifying how many tasks the certification will have
 */
export function thresholdsToTry(
  rows: readonly Scored[],
  candidates: readonly number[],
  options: { readonly alpha: number; readonly delta: number; readonly certifying: number },
): readonly number[] {
  const { alpha, delta, certifying } = options;
  if (candidates.length === 0) return [];
  const promise = candidates.map((threshold) => {
    const { tasks, trusted, bad } = trustedTasks(rows, threshold);
    const expected = Math.round((trusted / tasks) * certifying);
    // Half a bad one more than was seen: a rate of nought is not known to be nought.
    const rate = Math.min(1, (bad + 0.5) / (trusted + 0.5));
    return expected === 0 ? 1 : binomialPValue(Math.round(rate * expected), expected, alpha);
  });
  const passing = promise.findIndex((p) => p <= delta);
  const start = passing >= 0 ? passing : promise.indexOf(Math.min(...promise));
  return candidates.slice(start);
}
