import { zeros } from '../data/arrays.ts';
import type { Clusters } from '../data/clusters.ts';
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
  { n, p, y, weights, clusters }: ClusteredSample,
  { cell, cells }: BinCells,
  columns: readonly PointValue[],
): ClusterSums => {
  const { start, cell: cellOf, of } = entriesOf(clusters, cell, cells);
  const width = columns.length;
  const values = zeros(cellOf.length * width);
  columns.forEach((value, j) => {
    for (let i = 0; i < n; i++) {
      const w = weights === undefined || value === countPoints ? 1 : weights[i]!;
      values[of[i]! * width + j]! += w * value(p[i]!, y[i]!);
    }
  });
  return { cells, width, start, cell: cellOf, values };
};

/** Numbers the cells that clusters have points in; `of` is the number of each point's. */
const entriesOf = ({ size, of: cluster }: Clusters, cellOf: Int32Array, cells: number) => {
  const n = cellOf.length;
  // The points by cluster: those of cluster g end up at positions place[g - 1] to place[g].
  const place = new Int32Array(size + 1);
  for (let i = 0; i < n; i++) place[cluster[i]! + 1]! += 1;
  for (let g = 0; g < size; g++) place[g + 1]! += place[g]!;
  const points = new Int32Array(n);
  for (let i = 0; i < n; i++) points[place[cluster[i]!]!++] = i;
  const of = new Int32Array(n);
  const start = new Int32Array(size + 1);
  const cell = new Int32Array(n);
  // The entry that each cell had last; it is the cluster's if it is not before its first.
  const entry = new Int32Array(cells).fill(-1);
  let entries = 0;
  for (let g = 0, at = 0; g < size; g++) {
    for (; at < place[g]!; at++) {
      const i = points[at]!;
      const k = cellOf[i]!;
      if (entry[k]! < start[g]!) {
        cell[entries] = k;
        entry[k] = entries++;
      }
      of[i] = entry[k]!;
    }
    start[g + 1] = entries;
  }
  return { start, cell: cell.subarray(0, entries), of };
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
