import { UNDECIDED_BYTES } from '../../src/uncertainty/poisson.ts';
import { COLUMNS } from '../../src/uncertainty/simd-memory.ts';
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
  type WasmFunction,
  when,
} from './wasm-code.ts';

/*
 * The source of the bytes in src/uncertainty/simd-module.ts. Both functions do the same arithmetic in
 * the same order as their twins in JavaScript, and give the same numbers to the last bit.
 */

/** totals += sum of counts[g] times row g, for rows of this many pairs of columns. */
const sumRows = (name: string, pairs: number): WasmFunction => {
  const [rows, counts, values, totals, count, sums] = [0, 1, 2, 3, 4, 5];
  const each = (code: (pair: number) => Code): Code =>
    Array.from({ length: pairs }, (_, pair) => code(pair)).flat();
  return {
    name,
    parameters: 4,
    results: 0,
    locals: [[1 + pairs, V128]],
    code: [
      ...each((pair) => set(sums + pair, load(get(totals), 16 * pair))),
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
  };
};

/** The twin of `poissonFill` in JavaScript: a lane of the vectors is a lane there. */
const fillPoisson = (name: string): WasmFunction => {
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
  return {
    name,
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
  };
};

/** The bytes, in hexadecimal, which lets compression see what repeats. */
export const assembled = (): string =>
  Buffer.from(moduleOf([sumRows('a', COLUMNS / 2), fillPoisson('b')])).toString('hex');
