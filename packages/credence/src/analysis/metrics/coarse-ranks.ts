import type { Points } from './points.ts';

const classes = 256;

/** Files of fewer rows are resampled as they are. */
const manyRows = 20_000;

/**
 * The confidences for metrics that look only at their order, with many values put into 256 classes
 * of equally many points each, so that a resample costs as much as there are classes. Only the order
 * within a class is lost, which moves areas under curves by far less than their sampling error.
 */
export function coarseRanks({ p, bins }: Points): Float64Array {
  if (p.length <= manyRows || bins({ kind: 'distinct' }).size <= classes) return p;
  const sorted = p.slice().sort();
  const edges = Float64Array.from(
    { length: classes },
    (_, k) => sorted[Math.ceil(((k + 1) * p.length) / classes) - 1] ?? 1,
  );
  return p.map((value) => edges[classOf(edges, value)] ?? value);
}

/** The first class whose upper edge is at or above the value. */
function classOf(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edges[middle] ?? 1) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
