import type { ClusteredSample, Statistic } from '@credence/calibration';

/** The points that are kept, in the clusters of all: one without any stays, empty. */
function part({ p, y, clusters }: ClusteredSample, kept: Uint8Array): ClusteredSample {
  const isKept = (_: number, i: number) => kept[i] === 1;
  const of = clusters.of.filter(isKept);
  return {
    n: of.length,
    p: p.filter(isKept),
    y: y.filter(isKept),
    weights: undefined,
    clusters: { size: clusters.size, of },
  };
}

/**
 * A statistic of some of the points: those with a 1 in `kept`. Tasks without any stay among those
 * that are drawn, so that statistics of different parts of one sample share their draws, and how much
 * is kept varies from resample to resample as it would from study to study.
 */
export const among =
  (kept: Uint8Array, statistic: Statistic): Statistic =>
  (sample) => {
    const { clusters, ...points } = part(sample, kept);
    const sizes = new Float64Array(clusters.size);
    for (const g of clusters.of) sizes[g]! += 1;
    const inner = points.n > 0 ? statistic({ ...points, clusters }) : null;
    const { cells, width, start, cell, values } = inner?.sums ?? {
      cells: 0,
      width: 1,
      start: new Int32Array(clusters.size + 1),
      cell: new Int32Array(0),
      values: new Float64Array(0),
    };
    // One more cell a task, for the number of its kept points: means are over these.
    const entries = cell.length + clusters.size;
    const withSize = {
      cells: cells + 1,
      width,
      start: start.map((from, g) => from + g),
      cell: new Int32Array(entries),
      values: new Float64Array(entries * width),
    };
    for (let g = 0; g < clusters.size; g += 1) {
      const [from, to] = [start[g]!, start[g + 1]!];
      withSize.cell.set(cell.subarray(from, to), from + g);
      withSize.cell[to + g] = cells;
      withSize.values.set(values.subarray(from * width, to * width), (from + g) * width);
      withSize.values[(to + g) * width] = sizes[g]!;
    }
    return {
      sums: withSize,
      evaluate: (totals) => {
        const weight = totals[cells * width]!;
        if (inner === null || weight === 0) return Number.NaN;
        return inner.evaluate(totals.subarray(0, cells * width), weight);
      },
    };
  };
