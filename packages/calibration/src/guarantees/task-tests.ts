import { sum, unit } from '../data/arrays.ts';
import { regularizedBeta } from '../numeric/incomplete-beta.ts';
import { studentTCdf } from '../numeric/student-t.ts';
import { clusterRatio } from '../uncertainty/cluster-ratio.ts';
import { bettingPValue } from './betting.ts';
import { binomialPValue, hoeffdingBentkusPValue } from './p-values.ts';
import type { TaskData, TrustedCounts } from './task-data.ts';

/**
 * A p-value for "of the trusted samples, a share above alpha is vulnerable" at one threshold; null
 * where the test sees no trusted sample.
 * @param delta level the test is used at.
 */
export type TaskTest = (
  data: TaskData,
  counts: TrustedCounts,
  threshold: number,
  alpha: number,
  delta: number,
) => number | null;

/** The exact binomial test on the one sample drawn from each task: those are independent. */
export const onePerTask: TaskTest = (data, _, threshold, alpha) => {
  let n = 0;
  let k = 0;
  for (const i of data.drawn) {
    if (!(data.p[i]! >= threshold)) continue;
    n++;
    k += 1 - data.y[i]!;
  }
  return n === 0 ? null : binomialPValue(k, n, alpha);
};

/**
 * Loss of each task in [0,1], the mean over its samples of `trusted (vulnerable - alpha) + alpha`.
 * Its expectation is at least alpha exactly where the rate of a random sample of a random task is.
 */
const taskLosses = (
  data: TaskData,
  { trusted, vulnerable }: TrustedCounts,
  alpha: number,
): Float64Array =>
  trusted.map((n, g) => unit(alpha + (vulnerable[g]! - alpha * n) / data.size[g]!));

/** Betting against the mean of the task losses. */
export const taskMeansBetting: TaskTest = (data, counts, _, alpha, delta) =>
  bettingPValue(taskLosses(data, counts, alpha), alpha, delta);

/** Hoeffding-Bentkus on the task losses: valid, with little power. */
export const taskMeansHoeffdingBentkus: TaskTest = (data, counts, _, alpha) =>
  hoeffdingBentkusPValue(sum(taskLosses(data, counts, alpha)), data.tasks, alpha);

/** The binomial test on all samples: holds only where samples of a task are independent. */
export const independentSamples: TaskTest = (_, { trusted, vulnerable }, __, alpha) =>
  binomialPValue(sum(vulnerable), sum(trusted), alpha);

/**
 * Approximate: Student's t on the ratio with its cluster-robust standard error. Never below what
 * the tasks with a trusted sample could show if each were one trial without a loss.
 */
export const clusterT: TaskTest = (data, { trusted, vulnerable }, _, alpha) => {
  const ratio = clusterRatio(vulnerable, trusted);
  if (ratio === null || ratio.standardError === null) return 1;
  const floor = (1 - alpha) ** trusted.filter((n) => n > 0).length;
  if (ratio.standardError === 0) return ratio.value > alpha ? 1 : floor;
  const t = (ratio.value - alpha) / ratio.standardError;
  return Math.max(floor, studentTCdf(t, data.tasks - 1));
};

/**
 * Approximate: the binomial test with the counts divided by the design effect, the variance of the
 * ratio over what it would be for independent samples (Kish 1965; at least 1).
 */
export const designEffect: TaskTest = (_, { trusted, vulnerable }, __, alpha) => {
  const n = sum(trusted);
  const ratio = clusterRatio(vulnerable, trusted);
  if (ratio === null || ratio.standardError === null) return 1;
  const rate = ratio.value;
  const variance = (rate * (1 - rate)) / n;
  // All outcomes equal: nothing to estimate the effect from, so each task counts as one trial.
  const effect =
    variance > 0
      ? Math.max(1, ratio.standardError ** 2 / variance)
      : n / trusted.filter((t) => t > 0).length;
  const size = n / effect;
  return rate === 1 ? 1 : regularizedBeta(size * (1 - rate), size * rate + 1, 1 - alpha);
};
