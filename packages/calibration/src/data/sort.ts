import { extremes, zeros } from './arrays.ts';

// As many buckets as points while their counts stay in a fast cache, then one for every eight.
const FEW_BUCKETS = 2 ** 17;
const FILL = 8;
// A fuller bucket is divided again.
const MOST = 64;

/**
 * The confidences in ascending order, each carrying its outcome as its sign: p for outcome 1, -p for
 * 0 (also -0), so that one number moves instead of two. See {@link outcomeOf}. Points of equal
 * confidence come in no particular order.
 */
export const sortWithOutcomes = (p: Float64Array, y: Float64Array): Float64Array => {
  const signed = zeros(p.length);
  for (let i = 0; i < p.length; i++) signed[i] = p[i]! * (2 * y[i]! - 1);
  sortBySize(signed);
  return signed;
};

/** The outcome that a signed confidence carries. */
export const outcomeOf = (signed: number): 0 | 1 =>
  signed > 0 || (signed === 0 && 1 / signed > 0) ? 1 : 0;

/**
 * Sorts by absolute value, in place. Numbers are put into buckets by value, then sorted by insertion,
 * which is linear where values are spread out or repeated; where they crowd in a small part of the
 * range, that part is sorted in the same way before.
 */
const sortBySize = (signed: Float64Array): void => {
  const n = signed.length;
  const [low, high] = extremes(signed);
  if (!(high > low)) return;
  const unsorted = signed.slice();
  const buckets = Math.max(Math.min(n, FEW_BUCKETS), Math.ceil(n / FILL));
  const scale = (buckets - 0.5) / (high - low);
  // The order of buckets is right, since this rounds monotonically.
  const bucketOf = (x: number) => ((Math.abs(x) - low) * scale) | 0;
  // Where the next number of each bucket goes; in the end, where the bucket ends.
  const place = new Int32Array(buckets + 1);
  for (let i = 0; i < n; i++) place[bucketOf(unsorted[i]!) + 1]! += 1;
  for (let k = 1; k <= buckets; k++) place[k]! += place[k - 1]!;
  for (let i = 0; i < n; i++) signed[place[bucketOf(unsorted[i]!)]!++] = unsorted[i]!;
  for (let k = 0, from = 0; k < buckets; from = place[k++]!) {
    const size = place[k]! - from;
    if (size > MOST && size < n) sortBySize(signed.subarray(from, place[k]));
  }
  for (let i = 1; i < n; i++) {
    const moving = signed[i]!;
    const x = Math.abs(moving);
    let j = i;
    for (; j > 0 && Math.abs(signed[j - 1]!) > x; j--) signed[j] = signed[j - 1]!;
    signed[j] = moving;
  }
};
