import type { PoissonFill, PoissonSource } from './poisson.ts';
import { SIMD_MODULE } from './simd-module.ts';

/*
 * The two inner loops of the bootstrap on vector registers, which only WebAssembly gives access to.
 * Both do the same arithmetic in the same order as their twins in JavaScript, and give the same
 * numbers to the last bit.
 */

/** The parts of the platform in use; declared here since the library needs no DOM types. */
interface Platform {
  readonly WebAssembly: {
    readonly Memory: new (descriptor: { initial: number }) => { readonly buffer: ArrayBuffer };
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  };
}

/** totals += sum of counts[g] times row g; all but the first are addresses. */
export type SumRows = (rows: number, counts: number, values: number, totals: number) => void;

/** What the module exports. */
interface Functions {
  readonly a: SumRows;
  readonly b: (blocks: number, counts: number, state: number) => number;
}

export interface SimdMemory {
  readonly buffer: ArrayBuffer;
  /** Sums rows of {@link COLUMNS} columns. */
  readonly sumRows: SumRows;
  /**
   * Poisson counts for arrays in this memory; the generator takes the first {@link FILL_BYTES}.
   */
  readonly poissonFill: (source: PoissonSource) => PoissonFill;
}

/** As many as there are registers to sum them in. */
export const COLUMNS = 10;

/** State of the generator, and one block of random bytes. */
export const FILL_BYTES = 80;

const PAGE = 65536;
const MOST_BYTES = 2 ** 31;

/** Compiled once: engines optimise what has run for a while, and would start anew. */
let compiled: object | undefined;

/** Memory with functions on it; undefined where WebAssembly with vectors cannot be had. */
export const simdMemory = (bytes: number): SimdMemory | undefined => {
  if (bytes > MOST_BYTES) return undefined;
  try {
    const { Memory, Module, Instance } = (globalThis as unknown as Platform).WebAssembly;
    const memory = new Memory({ initial: Math.ceil(bytes / PAGE) });
    compiled ??= new Module(
      Uint8Array.from(SIMD_MODULE.match(/../g)!, (byte) => Number.parseInt(byte, 16)),
    );
    const link = (f: (byte: number) => number): Functions =>
      new Instance(compiled!, { m: { m: memory, f } }).exports as Functions;
    return {
      buffer: memory.buffer,
      sumRows: link(Number).a,
      poissonFill: ({ state, decide }) => {
        new Int32Array(memory.buffer, 0, state.length).set(state);
        const { b } = link(decide);
        return (counts) => b(counts.length / 16, counts.byteOffset, 0);
      },
    };
  } catch {
    // No vector instructions, compilation forbidden by the policy of the page, or no memory: not an
    // error, since the twins in JavaScript do the same.
    return undefined;
  }
};
