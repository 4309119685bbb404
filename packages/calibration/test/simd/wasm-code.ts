/*
 * Just enough of an assembler for the WebAssembly function of the bootstrap. Codes are those of the core
 * specification, section 5.4; vector instructions have the prefix 0xfd.
 */

export type Code = readonly number[];

export const I32 = 0x7f;
export const V128 = 0x7b;

/** LEB128, unsigned. */
const unsigned = (value: number): Code =>
  value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];

/** LEB128, signed, of a number that is not negative. */
const signed = (value: number): Code =>
  value < 64 ? [value] : [(value & 127) | 128, ...signed(value >>> 7)];

const sized = (content: Code): Code => [...unsigned(content.length), ...content];
const section = (id: number, content: Code): Code => [id, ...sized(content)];

export const vector = (code: number, ...immediates: number[]): Code => [
  0xfd,
  ...unsigned(code),
  ...immediates,
];

export const get = (local: number): Code => [0x20, local];
export const set = (local: number, value: Code): Code => [...value, 0x21, local];
export const constant = (value: number): Code => [0x41, ...signed(value)];
export const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
export const advance = (local: number, by: number): Code =>
  set(local, add(get(local), constant(by)));

/** Runs the body, and again as long as it leaves a number other than 0. */
export const repeat = (body: Code): Code => [0x03, 0x40, ...body, 0x0d, 0, 0x0b];
/** Takes 1 from a local and leaves the result. */
export const countDown = (local: number): Code => [...get(local), 0x41, 1, 0x6b, 0x22, local];

export const load = (address: Code, offset: number): Code => [
  ...address,
  ...vector(0x00, 3),
  ...unsigned(offset),
];
export const store = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  ...vector(0x0b, 3),
  ...unsigned(offset),
];
export const binary = (code: number, a: Code, b: Code): Code => [...a, ...b, ...vector(code)];

/** A function: what it takes and gives (all i32), its locals as numbers of a type, and its body. */
export interface WasmFunction {
  readonly name: string;
  readonly parameters: number;
  readonly results: 0 | 1;
  readonly locals: readonly (readonly [count: number, type: number])[];
  readonly code: Code;
}

/** A module that exports its functions, and as "m" a memory of no pages that can grow. */
export const moduleOf = (functions: readonly WasmFunction[]): Uint8Array => {
  const list = (items: readonly Code[]): Code => [items.length, ...items.flat()];
  const ints = (count: number): Code => list(Array.from({ length: count }, () => [I32]));
  const text = (name: string): Code => list([...name].map((c) => [c.charCodeAt(0)]));
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list(functions.map((f) => [0x60, ...ints(f.parameters), ...ints(f.results)]))),
    ...section(3, list(functions.map((_, i) => [i]))),
    ...section(5, list([[0x00, 0]])),
    ...section(
      7,
      list([[...text('m'), 0x02, 0], ...functions.map((f, i) => [...text(f.name), 0x00, i])]),
    ),
    ...section(
      10,
      list(
        functions.map((f) =>
          sized([
            ...list(f.locals.map(([count, type]) => [...unsigned(count), type])),
            ...f.code,
            0x0b,
          ]),
        ),
      ),
    ),
  ]);
};
