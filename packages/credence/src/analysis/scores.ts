import type { BinRule } from '@credence/calibration';
import type { Scores, SkilledScores, TransferScores } from '@credence/viewer';
import {
  binned,
  noErrors,
  nothing,
  perBin,
  type Resampled,
  resample,
  sumErrors,
  type TaskSums,
} from '@credence/viewer/measure';

export const scoreNames = [
  ...['ece', 'eceDebiased', 'brier', 'skill'],
  ...['falseTrust', 'falseTrustOfBad', 'falseTrustOfAll', 'trusted'],
] as readonly (keyof SkilledScores)[];

export type ResampledScores = Readonly<Record<keyof SkilledScores, Resampled>>;

/** Confidences and outcomes, and the task of each as a number from 0 up to, not including, `tasks`. */
export interface TaskPoints {
  readonly p: Float64Array;
  readonly y: Float64Array;
  readonly task: Int32Array;
  readonly tasks: number;
}

/** Numbers the tasks in the order in which they first come. */
export function numbered(groups: readonly string[]): Pick<TaskPoints, 'task' | 'tasks'> {
  const numbers = new Map<string, number>();
  const task = Int32Array.from(groups, (group) => {
    const known = numbers.get(group);
    if (known !== undefined) return known;
    numbers.set(group, numbers.size);
    return numbers.size - 1;
  });
  return { task, tasks: numbers.size };
}

/** In front of the columns of the bins: squared error; with a threshold trusted, trusted and bad. */
const frontOf = (threshold: number | null) => (threshold === null ? 1 : 3);

function taskSums(
  { p, y, task, tasks }: TaskPoints,
  rule: BinRule,
  threshold: number | null,
): TaskSums {
  const front = frontOf(threshold);
  const { bins, of } = binned(p, y, rule);
  const columns = front + perBin * bins;
  const rows = new Float64Array(tasks * columns);
  for (let i = 0; i < p.length; i += 1) {
    const [confidence, outcome] = [p[i]!, y[i]!];
    const row = task[i]! * columns;
    const bin = row + front + perBin * of[i]!;
    rows[row]! += (confidence - outcome) ** 2;
    if (threshold !== null && confidence >= threshold) {
      rows[row + 1]! += 1;
      rows[row + 2]! += 1 - outcome;
    }
    rows[bin]! += 1;
    rows[bin + 1]! += confidence;
    rows[bin + 2]! += outcome;
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
 */
export const resampledScores = (
  points: TaskPoints,
  rule: BinRule,
  threshold: number,
): ResampledScores => resample(taskSums(points, rule, threshold), scoreNames, scoresOf);

const errorNames = ['ece', 'eceDebiased', 'brier'] as const;

/** Those of them that ask for no threshold, on fewer resamples where so many are wanted. */
export const resampledErrors = (
  points: TaskPoints,
  rule: BinRule,
  resamples: number,
): Pick<ResampledScores, (typeof errorNames)[number]> =>
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

/** The share of some answers among others, by task, on the whole and on every resample. */
export function resampledShare(
  { task, tasks }: Pick<TaskPoints, 'task' | 'tasks'>,
  part: (answer: number) => boolean,
  whole: (answer: number) => boolean,
): Resampled {
  const rows = new Float64Array(2 * tasks);
  task.forEach((number, answer) => {
    if (!whole(answer)) return;
    rows[2 * number]! += part(answer) ? 1 : 0;
    rows[2 * number + 1]! += 1;
  });
  const { rate } = resample({ tasks, columns: 2, rows }, ['rate'], (totals, into) => {
    into[0] = share(totals[0]!, totals[1]!);
  });
  return rate;
}

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
