import { CalibrationInputError } from '../data/errors.ts';

/** Says what a JSON document is. */
export const FORMAT = 'calibration-map';
export const VERSION = 1;

type Fields = Readonly<Record<string, unknown>>;

/** The error for a document that is not a map this version can read. */
export const invalidDocument = (what: string): CalibrationInputError =>
  new CalibrationInputError('recalibration-invalid', `not a readable recalibration: ${what}`);

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Checks format, version and method, so that an old program never misreads a newer file. */
export const readDocument = (
  json: unknown,
  methods: readonly string[],
): { readonly method: string; readonly parameters: Fields } => {
  if (!isFields(json)) throw invalidDocument('it is not an object');
  const { format, version, method, parameters } = json;
  if (format !== FORMAT) throw invalidDocument(`"format" is ${show(format)}, not "${FORMAT}"`);
  if (version !== VERSION) {
    throw invalidDocument(`"version" is ${show(version)}; this program reads version ${VERSION}`);
  }
  if (typeof method !== 'string' || !methods.includes(method)) {
    throw invalidDocument(`"method" is ${show(method)}, not ${methods.join(' or ')}`);
  }
  if (!isFields(parameters)) throw invalidDocument('"parameters" is not an object');
  return { method, parameters };
};

/** A finite number within [low, high]. */
export const readNumber = (
  fields: Fields,
  key: string,
  low: number = -Number.MAX_VALUE,
  high: number = Number.MAX_VALUE,
): number => {
  const value = fields[key];
  if (typeof value !== 'number' || !(value >= low && value <= high)) {
    throw invalidDocument(`"${key}" is ${show(value)}, not a number in [${low}, ${high}]`);
  }
  return value;
};

/** An array of numbers in [0,1], of the given length, ascending if asked. */
export const readShares = (
  fields: Fields,
  key: string,
  options: { readonly length?: number; readonly order?: 'increasing' | 'strictly-increasing' } = {},
): readonly number[] => {
  const value = fields[key];
  if (!Array.isArray(value) || value.length === 0) {
    throw invalidDocument(`"${key}" is not a list of numbers`);
  }
  const { length = value.length, order } = options;
  if (value.length !== length) {
    throw invalidDocument(`"${key}" has ${value.length} entries, not ${length}`);
  }
  value.forEach((x: unknown, i) => {
    if (typeof x !== 'number' || !(x >= 0 && x <= 1)) {
      throw invalidDocument(`"${key}"[${i}] is ${show(x)}, not a number in [0,1]`);
    }
    const before = value[i - 1];
    if (order !== undefined && (x < before || (order === 'strictly-increasing' && x === before))) {
      throw invalidDocument(`"${key}" does not ascend at position ${i}`);
    }
  });
  return value;
};

/** One of some words. */
export const readWord = <W extends string>(fields: Fields, key: string, words: readonly W[]): W => {
  const value = words.find((word) => word === fields[key]);
  if (value === undefined) {
    throw invalidDocument(`"${key}" is ${show(fields[key])}, not ${words.join(' or ')}`);
  }
  return value;
};

const show = (value: unknown): string => JSON.stringify(value) ?? String(value);
