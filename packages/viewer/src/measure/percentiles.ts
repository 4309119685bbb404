import type { Estimate } from '../schema.ts';
import { bootstrapOptions } from './bootstrap-options.ts';
import type { Resampled } from './task-resamples.ts';

export const nothing: Estimate = { value: null, low: null, high: null };

/** The least of the values times a sign, ascending, as many as there is room for. */
function leastInto(room: Float64Array, values: Float64Array, sign: 1 | -1): void {
  room.fill(Number.POSITIVE_INFINITY);
  const last = room.length - 1;
  for (let i = 0; i < values.length; i += 1) {
    const value = sign * values[i]!;
    // False for what is undefined.
    if (!(value < room[last]!)) continue;
    let at = last;
    while (at > 0 && room[at - 1]! > value) {
      room[at] = room[at - 1]!;
      at -= 1;
    }
    room[at] = value;
  }
}

/**
 * The value with its percentile interval (quantiles of type 7, as the library's); none with fewer than
 * two tasks. Only the tails are put in order.
 */
export function toEstimate({ value, replicates, tasks }: Resampled): Estimate {
  if (Number.isNaN(value)) return nothing;
  let n = 0;
  for (let i = 0; i < replicates.length; i += 1) if (!Number.isNaN(replicates[i]!)) n += 1;
  if (tasks < 2 || n === 0) return { ...nothing, value };
  const tail = (1 - bootstrapOptions.level) / 2;
  const room = new Float64Array(Math.min(n, Math.floor(tail * (n - 1)) + 3));
  leastInto(room, replicates, 1);
  const low = quantile(n, tail, (rank) => room[rank]!);
  leastInto(room, replicates, -1);
  const high = quantile(n, (1 + bootstrapOptions.level) / 2, (rank) => -room[n - 1 - rank]!);
  return { value, low, high };
}

function quantile(n: number, probability: number, ranked: (rank: number) => number): number {
  const at = probability * (n - 1);
  const below = Math.floor(at);
  const low = ranked(below);
  return low + (at - below) * (ranked(Math.min(below + 1, n - 1)) - low);
}
