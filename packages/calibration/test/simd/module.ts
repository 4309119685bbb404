import { COLUMNS } from '../../src/uncertainty/vector-adder.ts';
import {
  advance,
  binary,
  type Code,
  countDown,
  get,
  load,
  moduleOf,
  repeat,
  set,
  store,
  V128,
  vector,
  type WasmFunction,
} from './wasm-code.ts';

/*
 * The source of the bytes in src/uncertainty/simd-module.ts. The function does the same arithmetic in
 * the same order as its twin in JavaScript, and gives the same numbers to the last bit.
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

/** The bytes, in hexadecimal, which lets compression see what repeats. */
export const assembled = (): string =>
  Buffer.from(moduleOf([sumRows('a', COLUMNS / 2)])).toString('hex');
