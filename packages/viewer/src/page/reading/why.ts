import type { CalibrationRow } from '../../schema.ts';
import { goodWord } from '../format/words.ts';

export type Metric =
  | 'accuracy'
  | 'meanConfidence'
  | 'gap'
  | 'ece'
  | 'eceDebiased'
  | 'brier'
  | 'auroc'
  | 'falseTrust';

/** Fewer tasks than this and a reader is told to take the number as a hint. */
export const fewTasks = 10;

/** Why a metric has no value, as a clause that follows "not defined:". */
export function whyUndefined(row: CalibrationRow, metric: Metric): string {
  if (metric === 'falseTrust' && row.falseTrust.trusted === 0) return 'no answer was trusted';
  if (row.n === 0) return whyNothingScored(row);
  const accuracy = row.accuracy.value;
  if (metric === 'auroc' && (accuracy === 0 || accuracy === 1)) {
    return `all outcomes are the same (${accuracy === 0 ? 'none' : 'all'} ${goodWord[row.target]})`;
  }
  if (metric === 'eceDebiased') return 'it needs at least two answers of every confidence';
  return `too few answers (${row.n})`;
}

/** Why a metric has a value but no interval. */
export function whyNoInterval(row: CalibrationRow): string {
  return row.tasks < 2
    ? 'No interval: it needs at least two tasks.'
    : 'No interval: the answers are too few or too alike to show any spread.';
}

/** Why no sample could be scored, as a clause. */
export function whyNothingScored(row: CalibrationRow): string {
  if (row.samples === 0) return 'there are no answers';
  if (row.missing === row.samples) return 'no answer came with a usable confidence';
  if (row.target === 'security' && row.missing + row.inconclusive === row.samples) {
    return 'no answer with a confidence worked well enough for an exploit to reach it';
  }
  if (row.inconclusive === row.samples) return 'no answer could be judged';
  return 'no answer has both a confidence and a conclusive verdict';
}
