import { zeros } from '../data/arrays.ts';
import { addRow } from './cluster-sums.ts';
import type { Kernels } from './resampler.ts';
import { SIMD_MODULE } from './simd-module.ts';

/** The parts of the platform in use; declared here since the library needs no DOM types. */
interface Platform {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => { readonly exports: object };
  };
}

/** What the module exports. */
interface Functions {
  /** Its memory, of no pages at first. */
  readonly m: { readonly buffer: ArrayBuffer; grow(pages: number): void };
  /** totals += sum of counts[g] times row g, of {@link COLUMNS}; all but the first are addresses. */
  a(rows: number, counts: number, values: number, totals: number): void;
}

/** Columns of a row: as many as there are registers to sum them in. */
export const COLUMNS = 10;

const PAGE = 65536;

/** Below this many multiplications, putting the vector code together costs more than it saves. */
const WORTH_VECTORS = 2_000_000;
// So many resamples share one way of the rows into the cache, so many rows at a time.
const BATCH = 16;
const BLOCK = 1024;

/** Compiled once: engines optimise what has run for a while, and would start anew. */
let compiled: object | undefined;

/**
 * The bootstrap's inner loop on vector registers, which only WebAssembly gives access to. The rows are
 * written out in full, in panels of columns, and their weights as one more column where needed; they
 * are added in the same order as in JavaScript.
 */
export const simd: Kernels = (sums, groups, weights, times) => {
  const last = sums.cells * sums.width;
  const columns = weights ? last + 1 : last;
  const sparse = groups * sums.cells > 2 * sums.cell.length;
  // Totals and counts of each of the batch, then the panels.
  const stride = 8 * COLUMNS * Math.ceil(columns / COLUMNS);
  const countsAt = (b: number) => stride * BATCH + groups * b;
  const rows = (countsAt(BATCH) + 7) & -8;
  const bytes = rows + stride * groups;
  if (sparse || groups * columns * times < WORTH_VECTORS) return undefined;
  let functions: Functions;
  try {
    const { Module, Instance } = (globalThis as unknown as Platform).WebAssembly;
    compiled ??= new Module(
      Uint8Array.from(SIMD_MODULE.match(/../g)!, (byte) => Number.parseInt(byte, 16)),
    );
    functions = new Instance(compiled).exports as Functions;
    functions.m.grow(Math.ceil(bytes / PAGE));
  } catch {
    // No vector instructions, compilation forbidden by the policy of the page, or no memory: not an
    // error, since the twin in JavaScript does the same.
    return undefined;
  }
  const { buffer } = functions.m;
  const floats = new Float64Array(buffer);
  const row = zeros(columns);
  for (let g = 0; g < groups; g++) {
    row.fill(0);
    addRow(sums, g, 1, row);
    if (weights) row[last] = weights[g]!;
    row.forEach((value, j) => {
      const within = j % COLUMNS;
      floats[rows / 8 + (j - within) * groups + g * COLUMNS + within] = value;
    });
  }
  const batch: Uint8Array[] = [];
  const totals: Float64Array[] = [];
  for (let b = 0; b < BATCH; b++) {
    batch.push(new Uint8Array(buffer, countsAt(b), groups));
    totals.push(new Float64Array(buffer, stride * b, stride / 8));
  }
  return {
    batch,
    totals: (resamples) => {
      for (const t of totals) t.fill(0);
      for (let panel = 0; panel < stride; panel += 8 * COLUMNS) {
        for (let g = 0; g < groups; g += BLOCK) {
          const from = rows + panel * groups + 8 * COLUMNS * g;
          for (let b = 0; b < resamples; b++) {
            functions.a(Math.min(BLOCK, groups - g), countsAt(b) + g, from, stride * b + panel);
          }
        }
      }
      return totals.slice(0, resamples);
    },
  };
};
