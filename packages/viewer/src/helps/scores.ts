import type { BinRule } from '@credence/calibration';
import {
  bootstrapOptions,
  noErrors,
  nothing,
  perBin,
  type Resampled,
  resample,
  sumErrors,
  type TaskSums,
} from '../measure/index.ts';
import type { Scores, SkilledScores, TransferScores } from '../schema.ts';
import { binned, type TaskPoints } from './points.ts';

export const scoreNames = [
  ...['ece', 'eceDebiased', 'brier', 'skill'],
  ...['falseTrust', 'falseTrustOfBad', 'falseTrustOfAll', 'trusted'],
] as readonly (keyof SkilledScores)[];

export type ResampledScores = Readonly<Record<keyof SkilledScores, Resampled>>;

/** In front of the columns of the bins: squared error; with a threshold trusted, trusted and bad. */
const frontOf = (threshold: number | null) => (threshold === null ? 1 : 3);

function taskSums(points: TaskPoints, rule: BinRule, threshold: number | null): TaskSums {
  const { p, count, good, task, tasks } = points;
  const front = frontOf(threshold);
  const { bins, of } = binned(points, rule);
  const columns = front + perBin * bins;
  const rows = new Float64Array(tasks * columns);
  for (let i = 0; i < p.length; i += 1) {
    const [said, all, right] = [p[i]!, count[i]!, good[i]!];
    const row = task[i]! * columns;
    const bin = row + front + perBin * of[i]!;
    rows[row]! += right * (said - 1) ** 2 + (all - right) * said ** 2;
    if (threshold !== null && said >= threshold) {
      rows[row + 1]! += all;
      rows[row + 2]! += all - right;
    }
    rows[bin]! += all;
    rows[bin + 1]! += all * said;
    rows[bin + 2]! += right;
  }
  return { tasks, columns, rows };
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : Number.NaN);

const sums = noErrors();

/** The scores of some totals; calibration errors are the library's `ece`, plain and debiased. */
function scoresOf(totals: Float64Array, into: Float64Array): void {
  sumErrors(totals, frontOf(0), sums);
  const { n, good, gaps, debiased } = sums;
  const [error, trusted, bad] = [totals[0]!, totals[1]!, totals[2]!];
  const brier = share(error, n);
  const rate = share(good, n);
  into[0] = share(gaps, n);
  into[1] = share(debiased, n);
  into[2] = brier;
  into[3] = rate > 0 && rate < 1 ? 1 - brier / (rate * (1 - rate)) : Number.NaN;
  into[4] = share(bad, trusted);
  into[5] = share(bad, n - good);
  into[6] = share(bad, n);
  into[7] = share(trusted, n);
}

/**
 * How good confidences are, on the whole and on every resample of the tasks. Tasks without points
 * count among those that are drawn.
 * @param resamples none give the values without intervals
 */
export const resampledScores = (
  points: TaskPoints,
  rule: BinRule,
  threshold: number,
  resamples: number = bootstrapOptions.resamples,
): ResampledScores => resample(taskSums(points, rule, threshold), scoreNames, scoresOf, resamples);

const errorNames = ['ece', 'eceDebiased', 'brier'] as const;

export type ResampledErrors = Pick<ResampledScores, (typeof errorNames)[number]>;

/** Those of them that ask for no threshold. */
export const resampledErrors = (
  points: TaskPoints,
  rule: BinRule,
  resamples: number,
): ResampledErrors =>
  resample(
    taskSums(points, rule, null),
    errorNames,
    (totals, into) => {
      sumErrors(totals, frontOf(null), sums);
      into[0] = share(sums.gaps, sums.n);
      into[1] = share(sums.debiased, sums.n);
      into[2] = share(totals[0]!, sums.n);
    },
    resamples,
  );

/** Sums by task of what is counted and of what it is counted among. */
export function shareSums(
  { task, tasks }: { readonly task: ArrayLike<number>; readonly tasks: number },
  part: (answer: number) => boolean,
  whole: (answer: number) => boolean,
): TaskSums {
  const rows = new Float64Array(2 * tasks);
  for (let answer = 0; answer < task.length; answer += 1) {
    if (!whole(answer)) continue;
    const at = 2 * task[answer]!;
    if (part(answer)) rows[at]! += 1;
    rows[at + 1]! += 1;
  }
  return { tasks, columns: 2, rows };
}

export const ratio = (totals: Float64Array, into: Float64Array): void => {
  into[0] = share(totals[0]!, totals[1]!);
};

/** The share of some answers among others, by task, on the whole and on every resample. */
export const resampledShare = (
  tasks: { readonly task: ArrayLike<number>; readonly tasks: number },
  part: (answer: number) => boolean,
  whole: (answer: number) => boolean,
  resamples: number = bootstrapOptions.resamples,
): Resampled => resample(shareSums(tasks, part, whole), ['rate'], ratio, resamples).rate;

export const noTransferScores: TransferScores = {
  ece: nothing,
  eceDebiased: nothing,
  brier: nothing,
};
export const noScores: Scores = {
  ...noTransferScores,
  falseTrust: nothing,
  falseTrustOfBad: nothing,
  falseTrustOfAll: nothing,
  trusted: nothing,
};
export const noSkilledScores: SkilledScores = { ...noScores, skill: nothing };
