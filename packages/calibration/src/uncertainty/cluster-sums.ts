import type { Clusters } from '../data/clusters.ts';

/**
 * Sums over the points of each cluster: one row a cluster, `cells` groups of `width` columns. Rows are
 * dense, or hold only the cells that a cluster has points in, whichever takes less room.
 */
export interface ClusterSums {
  readonly rows: number;
  readonly cells: number;
  readonly width: number;
  /** Dense: rows x cells x width. Sparse: entries x width, row g at entries start[g] to start[g+1]. */
  readonly values: Float64Array;
  /** Undefined when dense. */
  readonly sparse: { readonly start: Int32Array; readonly cell: Int32Array } | undefined;
}

/** Adds the contributions of point i to `out[at] ... out[at + width - 1]`. */
export type AddPoint = (i: number, out: Float64Array, at: number) => void;

/** Sums points per cluster and cell; points with a negative cell are left out. */
export const sumByClusterAndCell = (
  clusters: Clusters,
  cellOf: Int32Array,
  cells: number,
  width: number,
  add: AddPoint,
): ClusterSums =>
  clusters.size * cells <= 2 * cellOf.length
    ? denseSums(clusters, cellOf, cells, width, add)
    : sparseSums(clusters, cellOf, cells, width, add);

const denseSums = (
  clusters: Clusters,
  cellOf: Int32Array,
  cells: number,
  width: number,
  add: AddPoint,
): ClusterSums => {
  const values = new Float64Array(clusters.size * cells * width);
  for (let i = 0; i < cellOf.length; i++) {
    const k = cellOf[i]!;
    if (k >= 0) add(i, values, (clusters.of[i]! * cells + k) * width);
  }
  return { rows: clusters.size, cells, width, values, sparse: undefined };
};

const sparseSums = (
  clusters: Clusters,
  cellOf: Int32Array,
  cells: number,
  width: number,
  add: AddPoint,
): ClusterSums => {
  const order = pointsByCluster(clusters);
  const start = new Int32Array(clusters.size + 1);
  const cell = new Int32Array(cellOf.length);
  const values = new Float64Array(cellOf.length * width);
  const entryOf = new Int32Array(cells).fill(-1);
  let entries = 0;
  for (let g = 0, at = 0; g < clusters.size; g++) {
    start[g] = entries;
    for (; at < order.length && clusters.of[order[at]!] === g; at++) {
      const i = order[at]!;
      const k = cellOf[i]!;
      if (k < 0) continue;
      // An entry from before this cluster's first one belongs to another cluster.
      if (entryOf[k]! < start[g]!) {
        cell[entries] = k;
        entryOf[k] = entries++;
      }
      add(i, values, entryOf[k]! * width);
    }
  }
  start[clusters.size] = entries;
  return {
    rows: clusters.size,
    cells,
    width,
    values: values.subarray(0, entries * width),
    sparse: { start, cell: cell.subarray(0, entries) },
  };
};

/** Point numbers ordered by cluster, by counting. */
const pointsByCluster = (clusters: Clusters): Int32Array => {
  const next = new Int32Array(clusters.size + 1);
  for (let i = 0; i < clusters.of.length; i++) next[clusters.of[i]! + 1]! += 1;
  for (let g = 0; g < clusters.size; g++) next[g + 1]! += next[g]!;
  const order = new Int32Array(clusters.of.length);
  for (let i = 0; i < order.length; i++) order[next[clusters.of[i]!]!++] = i;
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
  if (sums.sparse === undefined) addDense(sums.values, counts, first, totals);
  else addSparse(sums, sums.sparse.start, sums.sparse.cell, counts, first, totals);
};

/** {@link addRows} of a dense matrix. Columns are taken five at a time, so that their sums stay in registers. */
export const addDense = (
  values: Float64Array,
  counts: Uint8Array,
  first: number,
  totals: Float64Array,
): void => {
  const columns = totals.length;
  const start = first * columns;
  let j = 0;
  for (; j + 5 <= columns; j += 5) addFive(values, counts, start + j, columns, totals, j);
  for (; j < columns; j++) {
    let sum = 0;
    for (let g = 0, at = start + j; g < counts.length; g++, at += columns) {
      sum += counts[g]! * values[at]!;
    }
    totals[j]! += sum;
  }
};

const addFive = (
  values: Float64Array,
  counts: Uint8Array,
  start: number,
  columns: number,
  totals: Float64Array,
  j: number,
): void => {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  for (let g = 0, at = start; g < counts.length; g++, at += columns) {
    const m = counts[g]!;
    s0 += m * values[at]!;
    s1 += m * values[at + 1]!;
    s2 += m * values[at + 2]!;
    s3 += m * values[at + 3]!;
    s4 += m * values[at + 4]!;
  }
  totals[j]! += s0;
  totals[j + 1]! += s1;
  totals[j + 2]! += s2;
  totals[j + 3]! += s3;
  totals[j + 4]! += s4;
};

const addSparse = (
  { values, width }: ClusterSums,
  start: Int32Array,
  cell: Int32Array,
  counts: Uint8Array,
  first: number,
  totals: Float64Array,
): void => {
  for (let g = 0; g < counts.length; g++) {
    const m = counts[g]!;
    if (m === 0) continue;
    const end = start[first + g + 1]!;
    for (let e = start[first + g]!; e < end; e++) {
      const to = cell[e]! * width;
      for (let j = 0; j < width; j++) totals[to + j]! += m * values[e * width + j]!;
    }
  }
};

/** Adds `factor` times one row to the totals. */
export const addRow = (
  { values, cells, width, sparse }: ClusterSums,
  row: number,
  factor: number,
  totals: Float64Array,
): void => {
  if (sparse === undefined) {
    const columns = cells * width;
    for (let j = 0; j < columns; j++) totals[j]! += factor * values[row * columns + j]!;
    return;
  }
  for (let e = sparse.start[row]!; e < sparse.start[row + 1]!; e++) {
    const to = sparse.cell[e]! * width;
    for (let j = 0; j < width; j++) totals[to + j]! += factor * values[e * width + j]!;
  }
};

/** Visits every cell that a row has sums for, with the place of the sums in `values`. */
export const forEachEntry = (
  { rows, cells, width, sparse }: ClusterSums,
  visit: (cell: number, at: number) => void,
): void => {
  const entries = sparse === undefined ? rows * cells : sparse.cell.length;
  for (let e = 0; e < entries; e++) {
    visit(sparse === undefined ? e % cells : sparse.cell[e]!, e * width);
  }
};
