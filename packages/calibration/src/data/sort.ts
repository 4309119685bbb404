import { extremes, zeros } from './arrays.ts';

// As many buckets as points while their counts stay in a fast cache, then one for every eight.
const FEW_BUCKETS = 2 ** 17;
const FILL = 8;
// Moves a point that insertion may cost before it is given up.
const PATIENCE = 16;

/**
 * The confidences in ascending order, each carrying its outcome as its sign: p for outcome 1, -p for
 * 0 (also -0), so that one number moves instead of two. See {@link outcomeOf}.
 *
 * Points are put into buckets by value, then sorted by insertion, which is linear where values are
 * spread out or repeated. Where they crowd in a small part of the range that is given up for a sort
 * by comparison. Points of equal confidence come in no particular order.
 */
export const sortWithOutcomes = (p: Float64Array, y: Float64Array): Float64Array => {
  const sorted = intoBuckets(p, y);
  return insertionSort(sorted) ? sorted : byComparison(sorted);
};

/** The outcome that a signed confidence carries. */
export const outcomeOf = (signed: number): 0 | 1 =>
  signed > 0 || (signed === 0 && 1 / signed > 0) ? 1 : 0;

/** The order of buckets is right, since (x - low) * scale rounds monotonically. */
const intoBuckets = (p: Float64Array, y: Float64Array): Float64Array => {
  const n = p.length;
  const buckets = Math.max(1, Math.min(n, FEW_BUCKETS), Math.ceil(n / FILL));
  const [low, high] = extremes(p);
  const scale = high > low ? (buckets - 0.5) / (high - low) : 0;
  const place = new Int32Array(buckets + 1);
  for (let i = 0; i < n; i++) place[(((p[i]! - low) * scale) | 0) + 1]! += 1;
  for (let k = 1; k <= buckets; k++) place[k]! += place[k - 1]!;
  const sorted = zeros(n);
  for (let i = 0; i < n; i++) {
    const x = p[i]!;
    const k = ((x - low) * scale) | 0;
    const at = place[k]!;
    place[k] = at + 1;
    sorted[at] = x * (2 * y[i]! - 1);
  }
  return sorted;
};

/** Sorts in place; false, with all points still there, once it has moved too many. */
const insertionSort = (signed: Float64Array): boolean => {
  let patience = PATIENCE * signed.length;
  for (let i = 1; i < signed.length; i++) {
    const moving = signed[i]!;
    const x = Math.abs(moving);
    let j = i - 1;
    while (j >= 0 && Math.abs(signed[j]!) > x) {
      signed[j + 1] = signed[j]!;
      j--;
    }
    signed[j + 1] = moving;
    patience -= i - j - 1;
    if (patience < 0) return false;
  }
  return true;
};

/** A native sort puts the zeros, negative, first and in descending order of confidence: then a merge. */
const byComparison = (signed: Float64Array): Float64Array => {
  signed.sort();
  const n = signed.length;
  let ones = 0;
  while (ones < n && outcomeOf(signed[ones]!) === 0) ones++;
  const merged = zeros(n);
  for (let at = 0, i = ones - 1, j = ones; at < n; at++) {
    const zero = j === n || (i >= 0 && -signed[i]! <= signed[j]!);
    merged[at] = zero ? signed[i--]! : signed[j++]!;
  }
  return merged;
};
