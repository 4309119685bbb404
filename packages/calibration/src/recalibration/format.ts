import { CalibrationInputError } from '../data/errors.ts';
import { isConfidence } from '../data/sample.ts';

/** Says what a JSON document is. */
export const FORMAT = 'calibration-map';
export const VERSION = 1;

export type Fields = Readonly<Record<string, unknown>>;

/** Throws unless a document is as it must be. */
export const checkDocument: (good: boolean, what: string) => asserts good = (good, what) => {
  if (!good) {
    const message = `not a readable recalibration: ${what}`;
    throw new CalibrationInputError('recalibration-invalid', message);
  }
};

const show = (value: unknown): string => JSON.stringify(value) ?? String(value);

const checkField = (good: boolean, key: string, value: unknown, expected: string): void =>
  checkDocument(good, `${key} is ${show(value)}, not ${expected}`);

/** An object, checked. */
export const readFields = (name: string, value: unknown): Fields => {
  const good = typeof value === 'object' && value !== null && !Array.isArray(value);
  checkDocument(good, `${name} is not an object`);
  return value as Fields;
};

/** Checks format, version and method, so that an old program never misreads a newer file. */
export const readDocument = (
  json: unknown,
  methods: readonly string[],
): { readonly method: string; readonly parameters: Fields } => {
  const { format, version, method, parameters } = readFields('it', json);
  checkField(format === FORMAT, '"format"', format, FORMAT);
  checkField(version === VERSION, '"version"', version, `${VERSION}, which this program reads`);
  checkField(methods.includes(method as string), '"method"', method, methods.join(' or '));
  return { method: method as string, parameters: readFields('"parameters"', parameters) };
};

/** A finite number within [low, high]. */
export const readNumber = (
  fields: Fields,
  key: string,
  low: number = -Number.MAX_VALUE,
  high: number = Number.MAX_VALUE,
): number => {
  const value = fields[key];
  const good = typeof value === 'number' && value >= low && value <= high;
  checkField(good, `"${key}"`, value, `a number in [${low}, ${high}]`);
  return value as number;
};

/** Distance at which confidences are cut. */
export const readClipField = (fields: Fields): number =>
  readNumber(fields, 'clip', Number.MIN_VALUE, 0.5);

/**
 * An array of numbers in [0,1].
 * @param order how they must ascend, if at all.
 */
export const readShares = (
  fields: Fields,
  key: string,
  { length, order }: { readonly length?: number; readonly order?: 'weak' | 'strict' } = {},
): readonly number[] => {
  const list = fields[key];
  checkDocument(Array.isArray(list) && list.length > 0, `"${key}" is not a list of numbers`);
  const n = length ?? list.length;
  checkDocument(list.length === n, `"${key}" has ${list.length} entries, not ${n}`);
  const odd = list.findIndex((x) => typeof x !== 'number' || !isConfidence(x));
  if (odd >= 0) checkField(false, `"${key}"[${odd}]`, list[odd], 'a number in [0,1]');
  const fall = list.findIndex((x, i) => (order === 'strict' ? x <= list[i - 1] : x < list[i - 1]));
  checkDocument(!order || fall < 0, `"${key}" does not ascend at position ${fall}`);
  return list;
};

/** One of some words. */
export const readWord = <W extends string>(fields: Fields, key: string, words: readonly W[]): W => {
  const value = fields[key] as W;
  checkField(words.includes(value), `"${key}"`, value, words.join(' or '));
  return value;
};
