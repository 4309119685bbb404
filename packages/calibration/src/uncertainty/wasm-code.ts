/*
 * Just enough of an assembler for two small WebAssembly functions. Codes are those of the core
 * specification, section 5.4; vector instructions have the prefix 0xfd.
 */

export type Code = readonly number[];

export const I32 = 0x7f;
export const V128 = 0x7b;

/** LEB128, unsigned. */
export const unsigned = (value: number): Code =>
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
/** Runs the body if the condition is not 0. */
export const when = (condition: Code, body: Code): Code => [
  ...condition,
  0x04,
  0x40,
  ...body,
  0x0b,
];
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

/** A module with memory "m" "m", a function "m" "f" (i32) -> i32, and one function "run" of its own. */
export const moduleOf = (parts: {
  readonly parameters: number;
  readonly results: 0 | 1;
  /** Numbers of locals, then their types. */
  readonly locals: readonly (readonly [count: number, type: number])[];
  readonly code: Code;
}): Uint8Array => {
  const parameters = Array<number>(parts.parameters).fill(I32);
  const results = Array<number>(parts.results).fill(I32);
  const locals = parts.locals.flatMap(([count, type]) => [...unsigned(count), type]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [2, 0x60, ...sized(parameters), ...sized(results), 0x60, 1, I32, 1, I32]),
    ...section(2, [2, 1, 0x6d, 1, 0x6d, 0x02, 0x00, 1, 1, 0x6d, 1, 0x66, 0x00, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, 0x72, 0x75, 0x6e, 0x00, 1]),
    ...section(10, [1, ...sized([parts.locals.length, ...locals, ...parts.code, 0x0b])]),
  ]);
};
