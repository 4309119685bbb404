import type { PoissonFill, PoissonSource } from './poisson.ts';
import { UNDECIDED_BYTES } from './poisson.ts';
import {
  add,
  advance,
  binary,
  type Code,
  constant,
  countDown,
  get,
  I32,
  load,
  moduleOf,
  repeat,
  set,
  store,
  V128,
  vector,
  when,
} from './wasm-code.ts';

/*
 * The two inner loops of the bootstrap on vector registers, which only WebAssembly gives access to.
 * Both do the same arithmetic in the same order as their twins in JavaScript, and give the same
 * numbers to the last bit.
 */

/** The parts of the WebAssembly interface in use; declared here since the library needs no DOM types. */
interface WebAssemblyLike {
  readonly Memory: new (descriptor: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}

/** totals = sum of counts[g] times row g; all but the first are addresses. */
export type SumRows = (rows: number, counts: number, values: number, totals: number) => void;

export interface SimdMemory {
  readonly buffer: ArrayBuffer;
  /** The summation for rows of this many pairs of columns, at most {@link MOST_PAIRS}. */
  readonly sumRows: (pairs: number) => SumRows;
  /** Poisson counts; needs {@link FILL_BYTES} at the address. Fills arrays in this memory only. */
  readonly poissonFill: (source: PoissonSource, address: number) => PoissonFill;
}

/** As many as stay in vector registers. */
export const MOST_PAIRS = 12;

/** State of the generator, and one block of random bytes. */
export const FILL_BYTES = 80;

const PAGE = 65536;
const MOST_BYTES = 2 ** 31;

/** Memory with functions on it; undefined where WebAssembly with vectors cannot be had. */
export const simdMemory = (bytes: number): SimdMemory | undefined => {
  const wasm = (globalThis as unknown as { readonly WebAssembly?: WebAssemblyLike }).WebAssembly;
  if (wasm === undefined || bytes > MOST_BYTES) return undefined;
  try {
    const memory = new wasm.Memory({ initial: Math.ceil(bytes / PAGE) });
    const run = <F>(module: Uint8Array, f: (x: number) => number): F =>
      (
        new wasm.Instance(new wasm.Module(module), { m: { m: memory, f } }).exports as {
          readonly run: F;
        }
      ).run;
    run(sumModule(1), Number); // does it know vectors?
    return {
      buffer: memory.buffer,
      sumRows: (pairs) => run<SumRows>(sumModule(pairs), Number),
      poissonFill: ({ state, decide }, address) => {
        new Int32Array(memory.buffer, address, state.length).set(state);
        const fill = run<(blocks: number, counts: number, at: number) => number>(
          fillModule(),
          decide,
        );
        return (counts) => fill(counts.length / 16, counts.byteOffset, address);
      },
    };
  } catch {
    // No vector instructions, compilation forbidden by the policy of the page, or no memory: not an
    // error, since the twins in JavaScript do the same.
    return undefined;
  }
};

const sumModule = (pairs: number): Uint8Array => {
  const [rows, counts, values, totals, count, sums] = [0, 1, 2, 3, 4, 5];
  const each = (code: (pair: number) => Code): Code =>
    Array.from({ length: pairs }, (_, pair) => code(pair)).flat();
  return moduleOf({
    parameters: 4,
    results: 0,
    locals: [[1 + pairs, V128]],
    code: [
      ...repeat([
        // i32.load8_u, f64.convert_i32_u, f64x2.splat
        ...set(count, [...get(counts), 0x2d, 0, 0, 0xb8, ...vector(0x14)]),
        ...each((pair) => {
          const product = binary(0xf2, get(count), load(get(values), 16 * pair)); // f64x2.mul
          return set(sums + pair, binary(0xf0, get(sums + pair), product)); // f64x2.add
        }),
        ...advance(counts, 1),
        ...advance(values, 16 * pairs),
        ...countDown(rows),
      ]),
      ...each((pair) => store(get(totals), 16 * pair, get(sums + pair))),
    ],
  });
};

/** The twin of `poissonFill` in JavaScript: a lane of the vectors is a lane there. */
const fillModule = (): Uint8Array => {
  const [blocks, counts, state, mask, lane, count, extra] = [0, 1, 2, 3, 4, 5, 6];
  const [a, b, c, d, t, bytes, fresh, open, total] = [7, 8, 9, 10, 11, 12, 13, 14, 15];
  const shifted = (x: Code, by: number): Code => [...x, ...constant(by), ...vector(0xab)]; // i32x4.shl
  const rotated = (x: Code, by: number): Code =>
    // v128.or, i32x4.shr_u
    binary(0x50, shifted(x, by), [...x, ...constant(32 - by), ...vector(0xad)]);
  const plus = (x: Code, y: Code): Code => binary(0xae, x, y); // i32x4.add
  const mix = (into: number, from: number): Code => set(into, binary(0x51, get(into), get(from))); // v128.xor
  const all = (byte: number): Code => [...constant(byte), ...vector(0x0f)]; // i8x16.splat
  const join = (code: number, parts: readonly Code[]): Code =>
    parts.reduce((x, y) => binary(code, x, y));
  const state4 = [a, b, c, d] as const;
  return moduleOf({
    parameters: 3,
    results: 1,
    locals: [
      [4, I32],
      [9, V128],
    ],
    code: [
      ...state4.flatMap((local, i) => set(local, load(get(state), 16 * i))),
      ...repeat([
        ...set(t, plus(get(b), shifted(get(b), 2))),
        ...set(t, rotated(get(t), 7)),
        ...set(bytes, plus(get(t), shifted(get(t), 3))),
        ...set(t, shifted(get(b), 9)),
        ...[...mix(c, a), ...mix(d, b), ...mix(b, c), ...mix(a, d), ...mix(c, t)],
        ...set(d, rotated(get(d), 11)),
        // i8x16.gt_u gives -1 a byte; i8x16.add, i8x16.neg
        ...set(fresh, [
          ...join(
            0x6e,
            UNDECIDED_BYTES.map((byte) => binary(0x28, get(bytes), all(byte))),
          ),
          ...vector(0x61),
        ]),
        // i8x16.eq, v128.or
        ...set(
          open,
          join(
            0x50,
            UNDECIDED_BYTES.map((byte) => binary(0x23, get(bytes), all(byte))),
          ),
        ),
        ...set(fresh, binary(0x4f, get(fresh), get(open))), // v128.andnot
        ...store(get(counts), 0, get(fresh)),
        // i16x8 and i32x4.extadd_pairwise
        ...set(total, plus(get(total), [...get(fresh), ...vector(0x7d), ...vector(0x7f)])),
        ...set(mask, [...get(open), ...vector(0x64)]), // i8x16.bitmask
        ...when(get(mask), [
          ...store(get(state), 64, get(bytes)),
          ...repeat([
            ...set(lane, [...get(mask), 0x68]), // i32.ctz
            // i32.load8_u of the byte, call
            ...set(count, [...add(get(state), get(lane)), 0x2d, 0, 64, 0x10, 0]),
            ...[...add(get(counts), get(lane)), ...get(count), 0x3a, 0, 0], // i32.store8
            ...set(extra, add(get(extra), get(count))),
            // mask and mask - 1; local.tee
            ...[...get(mask), ...get(mask), 0x41, 1, 0x6b, 0x71, 0x22, mask],
          ]),
        ]),
        ...advance(counts, 16),
        ...countDown(blocks),
      ]),
      ...state4.flatMap((local, i) => store(get(state), 16 * i, get(local))),
      // i32x4.extract_lane
      ...[0, 1, 2, 3].reduce<Code>(
        (sum, i) => add(sum, [...get(total), ...vector(0x1b, i)]),
        get(extra),
      ),
    ],
  });
};
