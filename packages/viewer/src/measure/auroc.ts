import { bootstrapOptions } from './bootstrap-options.ts';
import { binned } from './calibration-errors.ts';
import { asResampled, drawsOf, type Resampled } from './task-resamples.ts';

/**
 * Area under the ROC curve, the library's `auroc`, on the whole and on every resample of the tasks.
 * Points are sorted once; a resample is one pass over them, those of one task and value together.
 * @param task of each point, a number from 0 up to, not including, `tasks`
 */
export function resampledAuroc(
  p: Float64Array,
  y: Float64Array,
  task: Int32Array,
  tasks: number,
): Resampled {
  const { size, owner, negative, positive, last } = entriesOf(p, y, task);
  const draws = drawsOf(tasks);
  const values = new Float64Array(1 + bootstrapOptions.resamples);
  for (let draw = 0; draw < values.length; draw += 1) {
    const from = draw * tasks;
    let below = 0;
    let ones = 0;
    let wins = 0;
    let bad = 0;
    let good = 0;
    for (let e = 0; e < size; e += 1) {
      const times = draws[from + owner[e]!]!;
      bad += times * negative[e]!;
      good += times * positive[e]!;
      if (last[e] === 0) continue;
      wins += good * (below + bad / 2);
      below += bad;
      ones += good;
      bad = 0;
      good = 0;
    }
    values[draw] = ones > 0 && below > 0 ? wins / (ones * below) : Number.NaN;
  }
  return asResampled(values, tasks);
}

/** Points of one task and one value together, by value; `last` marks the last entry of a value. */
function entriesOf(p: Float64Array, y: Float64Array, task: Int32Array) {
  const n = p.length;
  const { bins, of } = binned(p, y, { kind: 'distinct' });
  const start = new Int32Array(bins + 1);
  for (let i = 0; i < n; i += 1) start[of[i]! + 1]! += 1;
  for (let bin = 0; bin < bins; bin += 1) start[bin + 1]! += start[bin]!;
  const order = new Int32Array(n);
  const next = start.slice();
  for (let i = 0; i < n; i += 1) order[next[of[i]!]!++] = i;
  const owner = new Int32Array(n);
  const negative = new Float64Array(n);
  const positive = new Float64Array(n);
  const last = new Uint8Array(n);
  let size = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    const first = size;
    for (let at = start[bin]!; at < start[bin + 1]!; at += 1) {
      const i = order[at]!;
      // Points come by task, so that those of one are neighbours.
      if (size === first || owner[size - 1] !== task[i]) owner[size++] = task[i]!;
      positive[size - 1]! += y[i]!;
      negative[size - 1]! += 1 - y[i]!;
    }
    if (size > first) last[size - 1] = 1;
  }
  return { size, owner, negative, positive, last };
}
