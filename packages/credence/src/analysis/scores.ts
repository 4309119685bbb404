import { type BinRule, binPoints, normalCdf, normalDensity } from '@credence/calibration';
import type { Scores, SkilledScores, TransferScores } from '@credence/viewer';
import { nothing } from './differences.ts';
import { type Resampled, resample } from './task-resamples.ts';

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

/** The first of the ascending edges that is not below the value. */
function binOf(upper: Float64Array, value: number): number {
  let low = 0;
  let high = upper.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upper[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** In front of three columns a bin: squared error, trusted, trusted and bad. */
const front = 3;

function taskSums({ p, y, task, tasks }: TaskPoints, rule: BinRule, threshold: number) {
  const { upper } = binPoints(p, y, rule);
  const columns = front + 3 * upper.length;
  const rows = new Float64Array(tasks * columns);
  p.forEach((confidence, i) => {
    const outcome = y[i]!;
    const row = task[i]! * columns;
    const bin = row + front + 3 * binOf(upper, confidence);
    rows[row]! += (confidence - outcome) ** 2;
    if (confidence >= threshold) {
      rows[row + 1]! += 1;
      rows[row + 2]! += 1 - outcome;
    }
    rows[bin]! += 1;
    rows[bin + 1]! += confidence;
    rows[bin + 2]! += outcome;
  });
  return { tasks, columns, rows };
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : Number.NaN);

/** E|X| for X normal with a mean of at least 0; far from 0 the mean itself. */
function meanAbsoluteNormal(mean: number, deviation: number): number {
  if (mean >= 9 * deviation) return mean;
  const z = mean / deviation;
  return 2 * deviation * normalDensity(z) + mean * (1 - 2 * normalCdf(-z));
}

/**
 * The scores of some totals. Calibration errors are the library's `ece`, plain and debiased, written
 * out since they are wanted a thousand times a row.
 */
function scoresOf(totals: Float64Array): readonly number[] {
  let n = 0;
  let good = 0;
  let gaps = 0;
  let debiased = 0;
  for (let at = front; at < totals.length; at += 3) {
    const count = totals[at]!;
    if (count === 0) continue;
    const positive = totals[at + 2]!;
    const gap = Math.abs(positive - totals[at + 1]!);
    n += count;
    good += positive;
    gaps += gap;
    const rate = positive / count;
    debiased +=
      count < 2
        ? Number.NaN
        : 2 * gap - count * meanAbsoluteNormal(gap / count, Math.sqrt((rate * (1 - rate)) / count));
  }
  const [error, trusted, bad] = [totals[0]!, totals[1]!, totals[2]!];
  const brier = share(error, n);
  const rate = share(good, n);
  return [
    share(gaps, n),
    share(debiased, n),
    brier,
    rate > 0 && rate < 1 ? 1 - brier / (rate * (1 - rate)) : Number.NaN,
    share(bad, trusted),
    share(bad, n - good),
    share(bad, n),
    share(trusted, n),
  ];
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
  const { rate } = resample({ tasks, columns: 2, rows }, ['rate'], (totals) => [
    share(totals[0]!, totals[1]!),
  ]);
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
