import { ValueTable } from './value-table.ts';

/** Points by distinct confidence: `values` ascending, `cell[i]` the position of point i's value. */
export interface DistinctCells {
  readonly values: Float64Array;
  readonly cell: Int32Array;
}

/** Finds the distinct values and where each point belongs: O(n) up to 1024 values, else one sort. */
export const distinctCells = (p: Float64Array): DistinctCells =>
  cellsByTable(p) ?? cellsBySorting(p);

const cellsByTable = (p: Float64Array): DistinctCells | undefined => {
  const table = new ValueTable();
  const cell = new Int32Array(p.length);
  for (let i = 0; i < p.length; i++) {
    const k = table.numberOf(p[i]!);
    if (k < 0) return undefined;
    cell[i] = k;
  }
  const order = table.ascending();
  const rank = new Int32Array(order.length);
  const values = new Float64Array(order.length);
  for (let r = 0; r < order.length; r++) {
    rank[order[r]!] = r;
    values[r] = table.values[order[r]!]!;
  }
  for (let i = 0; i < cell.length; i++) cell[i] = rank[cell[i]!]!;
  return { values, cell };
};

const cellsBySorting = (p: Float64Array): DistinctCells => {
  const values = sortedDistinct(p);
  const cell = new Int32Array(p.length);
  for (let i = 0; i < p.length; i++) cell[i] = lowerBound(values, p[i]!);
  return { values, cell };
};

const sortedDistinct = (p: Float64Array): Float64Array => {
  const sorted = p.slice().sort();
  let size = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (size === 0 || sorted[i] !== sorted[size - 1]) sorted[size++] = sorted[i]! + 0;
  }
  return sorted.subarray(0, size);
};

/** Least position whose value is >= x, in an ascending array. */
export const lowerBound = (ascending: Float64Array, x: number): number => {
  let lo = 0;
  let hi = ascending.length;
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (ascending[mid]! < x) lo = mid + 1;
    else hi = mid;
  }
  return lo;
};
