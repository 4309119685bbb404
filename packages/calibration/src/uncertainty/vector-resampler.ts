import { countsIn, paddedLength } from './draws.ts';
import type { Kernels } from './resampler.ts';
import { COLUMNS, FILL_BYTES, simdMemory } from './simd-memory.ts';

/** Below this many multiplications, putting the vector code together costs more than it saves. */
const WORTH_VECTORS = 2_000_000;
// So many resamples share one way of the rows into the cache, so many rows at a time.
const BATCH = 16;
const BLOCK = 1024;

/**
 * The bootstrap's inner loops on vector registers. The rows are written out in full, in panels of
 * columns, and their weights as one more column where needed.
 */
export const simd: Kernels = ({ sums, evaluate }, weights, times, fullSize) => {
  const { cells, width, start, cell, values } = sums;
  const groups = weights.length;
  const [heft = 0] = weights;
  // Multiples of a whole number come to the same sum in any order.
  const known = fullSize && Number.isInteger(heft) && weights.every((w) => w === heft);
  const last = cells * width;
  const columns = known ? last : last + 1;
  const sparse = groups * cells > 2 * cell.length;
  if (sparse || groups * columns * times < WORTH_VECTORS) return undefined;

  // Generator, totals and counts of each of the batch, then the panels.
  const panels = Math.ceil(columns / COLUMNS);
  const totalsAt = (b: number) => FILL_BYTES + 8 * COLUMNS * panels * b;
  const countsAt = (b: number) => totalsAt(BATCH) + paddedLength(groups) * b;
  /** Address of a row of a panel. */
  const rowAt = (panel: number, g: number) => countsAt(BATCH) + 8 * COLUMNS * (panel * groups + g);
  const memory = simdMemory(rowAt(panels, 0));
  if (memory === undefined) return undefined;
  const floats = new Float64Array(memory.buffer);
  const put = (g: number, column: number, value: number) => {
    const panel = Math.floor(column / COLUMNS);
    floats[rowAt(panel, g) / 8 + column - panel * COLUMNS] = value;
  };
  for (let g = 0; g < groups; g++) {
    for (let e = start[g]!; e < start[g + 1]!; e++) {
      for (let j = 0; j < width; j++) put(g, cell[e]! * width + j, values[e * width + j]!);
    }
    if (!known) put(g, last, weights[g]!);
  }
  return {
    batch: Array.from({ length: BATCH }, (_, b) => countsIn(memory.buffer, countsAt(b), groups)),
    poisson: memory.poissonFill,
    evaluate: (resamples) => {
      floats.fill(0, totalsAt(0) / 8, totalsAt(BATCH) / 8);
      for (let panel = 0; panel < panels; panel++) {
        for (let g = 0; g < groups; g += BLOCK) {
          const rows = Math.min(BLOCK, groups - g);
          for (let b = 0; b < resamples; b++) {
            const to = totalsAt(b) + 8 * COLUMNS * panel;
            memory.sumRows(rows, countsAt(b) + g, rowAt(panel, g), to);
          }
        }
      }
      return Array.from({ length: resamples }, (_, b) => {
        const totals = new Float64Array(memory.buffer, totalsAt(b), columns);
        return evaluate(totals.subarray(0, last), known ? groups * heft : totals[last]!);
      });
    },
  };
};
