import { zeros } from '../data/arrays.ts';
import type { Tally } from '../data/tally.ts';

/** Blocks of equal fitted value: block b covers positions `start[b]` up to, not including, `start[b+1]`. */
export interface IsotonicBlocks {
  /** Number of blocks. */
  readonly size: number;
  /** First position of each block, with the number of positions appended: `size + 1` entries. */
  readonly start: Int32Array;
  /** Fitted value of each block, strictly increasing. */
  readonly value: Float64Array;
  /** Total weight of each block. */
  readonly weight: Float64Array;
}

/**
 * Weighted isotonic (non-decreasing) least-squares regression by pooling adjacent violators, in O(k).
 *
 * Position i has the total weight `weight[i]` > 0 and the weighted sum of outcomes `sum[i]`, in the
 * order in which the fit must not decrease; ties must have been pooled before. Neighbours of equal
 * mean are pooled too. Source: Ayer, Brunk, Ewing, Reid & Silverman 1955.
 */
export const poolAdjacentViolators = (sum: Float64Array, weight: Float64Array): IsotonicBlocks => {
  const k = sum.length;
  const start = new Int32Array(k + 1);
  const s = zeros(k);
  const w = zeros(k);
  let top = -1;
  for (let i = 0; i < k; i++) {
    let first = i;
    let si = sum[i]!;
    let wi = weight[i]!;
    // Cross-multiplied means: exact for counts, where a quotient would round.
    while (top >= 0 && s[top]! * wi >= si * w[top]!) {
      si += s[top]!;
      wi += w[top]!;
      first = start[top]!;
      top--;
    }
    top++;
    start[top] = first;
    s[top] = si;
    w[top] = wi;
  }
  const size = top + 1;
  start[size] = k;
  for (let b = 0; b < size; b++) s[b]! /= w[b]!;
  return {
    size,
    start: start.subarray(0, size + 1),
    value: s.subarray(0, size),
    weight: w.subarray(0, size),
  };
};

/** Isotonic regression of the outcomes on the confidences, ties pooled: blocks over `tally.value`. */
export const isotonicBlocks = (t: Tally): IsotonicBlocks =>
  poolAdjacentViolators(t.positive, t.weight);
