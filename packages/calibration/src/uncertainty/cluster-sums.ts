import type { ClusteredSample } from '../data/sample.ts';
import type { BinCells } from '../measures/bin-cells.ts';
import type { PointValue } from '../measures/means.ts';

/**
 * Sums over the points of each cluster, one row a cluster: `cells` groups of `width` columns, of which
 * a row holds those that the cluster has points in.
 */
export interface ClusterSums {
  readonly cells: number;
  readonly width: number;
  /** The entries of row g are `start[g]` up to, not including, `start[g + 1]`. */
  readonly start: Int32Array;
  /** Cell of each entry. */
  readonly cell: Int32Array;
  /** Entries x width. */
  readonly values: Float64Array;
}

/** In place of a function of points: their number, whatever their weight. */
export const countPoints: PointValue = () => 1;

/** Sums functions of confidence and outcome, times the weight, per cluster and cell. */
export const pointSums = (
  { p, y, weights, clusters }: ClusteredSample,
  { cell: cellOf, cells }: BinCells,
  columns: readonly PointValue[],
): ClusterSums => {
  const { size, of } = clusters;
  const n = p.length;
  const width = columns.length;
  const order = pointsByCluster(of, size);
  const start = new Int32Array(size + 1);
  const cell = new Int32Array(n);
  const entryOf = new Int32Array(cells).fill(-1);
  const entryAt = new Int32Array(n);
  let entries = 0;
  for (let g = 0, at = 0; g < size; g++) {
    start[g] = entries;
    for (; at < n && of[order[at]!] === g; at++) {
      const i = order[at]!;
      const k = cellOf[i]!;
      // An entry from before this cluster's first one belongs to another cluster.
      if (entryOf[k]! < start[g]!) {
        cell[entries] = k;
        entryOf[k] = entries++;
      }
      entryAt[i] = entryOf[k]!;
    }
  }
  start[size] = entries;
  const values = new Float64Array(entries * width);
  columns.forEach((value, j) => {
    for (let i = 0; i < n; i++) {
      const w = weights === undefined || value === countPoints ? 1 : weights[i]!;
      values[entryAt[i]! * width + j]! += w * value(p[i]!, y[i]!);
    }
  });
  return { cells, width, start, cell: cell.subarray(0, entries), values };
};

/** Point numbers ordered by cluster, by counting. */
const pointsByCluster = (of: Int32Array, clusters: number): Int32Array => {
  const next = new Int32Array(clusters + 1);
  for (let i = 0; i < of.length; i++) next[of[i]! + 1]! += 1;
  for (let g = 0; g < clusters; g++) next[g + 1]! += next[g]!;
  const order = new Int32Array(of.length);
  for (let i = 0; i < order.length; i++) order[next[of[i]!]!++] = i;
  return order;
};

/**
 * Adds `counts[g]` times row `first + g` to the totals, for every g: the sums of a resample, without
 * touching the points.
 */
export const addRows = (
  sums: ClusterSums,
  counts: Uint8Array,
  first: number,
  totals: Float64Array,
): void => {
  for (let g = 0; g < counts.length; g++) {
    if (counts[g]! > 0) addRow(sums, first + g, counts[g]!, totals);
  }
};

/** Adds `factor` times one row to the totals. */
export const addRow = (
  { width, start, cell, values }: ClusterSums,
  row: number,
  factor: number,
  totals: Float64Array,
): void => {
  for (let e = start[row]!; e < start[row + 1]!; e++) {
    const to = cell[e]! * width;
    for (let j = 0; j < width; j++) totals[to + j]! += factor * values[e * width + j]!;
  }
};
