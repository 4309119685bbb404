import { addDense } from './cluster-sums.ts';
import { type Counts, paddedLength, plainCounts } from './draws.ts';
import { FILL_BYTES, NARROW, type SimdMemory, simdMemory, WIDE } from './simd.ts';

/** A matrix of sums with one row a cluster, made to be summed over many times. */
export interface DenseRows {
  /** Set entry (row, column). */
  readonly set: (row: number, column: number, value: number) => void;
  /** How often each row counts. */
  readonly counts: Counts;
  /** The result of the last summation, one entry a column. */
  readonly totals: Float64Array;
  /** Sums the counted rows. */
  readonly sum: () => void;
}

/** Below this many multiplications, putting the vector code together costs more than it saves. */
const WORTH_SIMD = 2_000_000;

/** Makes room for rows that will be summed about so many times. */
export const denseRows = (rows: number, columns: number, times: number): DenseRows => {
  if (rows * columns * times >= WORTH_SIMD) {
    const layout = panelsOf(rows, columns);
    const memory = simdMemory(layout.bytes);
    if (memory !== undefined) return simdRows(memory, layout, rows);
  }
  return plainRows(rows, columns);
};

/** The same in JavaScript. */
export const plainRows = (rows: number, columns: number): DenseRows => {
  const values = new Float64Array(rows * columns);
  const counts = plainCounts(rows);
  const totals = new Float64Array(columns);
  return {
    set: (row, column, value) => {
      values[row * columns + column] = value;
    },
    counts,
    totals,
    sum: () => {
      totals.fill(0);
      addDense(values, counts.counts, 0, totals);
    },
  };
};

/** Some columns of all rows, side by side in memory. */
interface Panel {
  readonly first: number;
  readonly width: typeof WIDE | typeof NARROW;
  /** Address of the values. */
  readonly values: number;
}

interface Layout {
  readonly columns: number;
  readonly panels: readonly Panel[];
  /** Address of the counts; the totals are at 0. */
  readonly counts: number;
  /** Address of the generator. */
  readonly generator: number;
  readonly bytes: number;
}

/** Wide panels, as long as one is at least half full, then narrow ones. */
const panelsOf = (rows: number, columns: number): Layout => {
  const panels: Panel[] = [];
  // The last panel may reach beyond the last column.
  let address = 8 * (columns + WIDE);
  address += -address & 15;
  for (let first = 0; first < columns; ) {
    const width = 2 * (columns - first) >= WIDE ? WIDE : NARROW;
    panels.push({ first, width, values: address });
    address += 8 * width * rows;
    first += width;
  }
  const generator = address + paddedLength(rows);
  return { columns, panels, counts: address, generator, bytes: generator + FILL_BYTES };
};

const simdRows = (memory: SimdMemory, layout: Layout, rows: number): DenseRows => {
  const values = new Float64Array(memory.buffer);
  const panelOf = Array.from(
    { length: layout.columns },
    (_, column) => layout.panels.findLast(({ first }) => first <= column)!,
  );
  return {
    set: (row, column, value) => {
      const { first, width, values: address } = panelOf[column]!;
      values[address / 8 + width * row + column - first] = value;
    },
    counts: {
      counts: new Uint8Array(memory.buffer, layout.counts, rows),
      blocks: new Uint8Array(memory.buffer, layout.counts, paddedLength(rows)),
      poisson: (source) => memory.poissonFill(source, layout.generator),
    },
    totals: values.subarray(0, layout.columns),
    sum: () => {
      for (const { first, width, values: address } of layout.panels) {
        const sumRows = width === WIDE ? memory.sumWide : memory.sumNarrow;
        sumRows(rows, layout.counts, address, 8 * first);
      }
    },
  };
};
