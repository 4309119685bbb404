import { CalibrationInputError } from '../data/errors.ts';

/** Says what a JSON document is. */
export const FORMAT = 'calibration-map';
export const VERSION = 1;

export type Fields = Readonly<Record<string, unknown>>;

/** Throws unless something in a document is as it must be. */
export const checkField = (good: boolean, key: string, value: unknown, expected: unknown): void => {
  if (!good) {
    const message = `recalibration: ${key} is ${JSON.stringify(value)}, not ${expected}`;
    throw new CalibrationInputError('recalibration-invalid', message);
  }
};

/** An object, checked. */
export const readFields = (name: string, value: unknown): Fields => {
  checkField(Object(value) === value && !Array.isArray(value), name, value, 'an object');
  return value as Fields;
};

/** Checks format, version and method, so that an old program never misreads a newer file. */
export const readDocument = (
  json: unknown,
  methods: readonly string[],
): { readonly method: string; readonly parameters: Fields } => {
  const document = readFields('it', json);
  readChoice(document, 'format', [FORMAT]);
  readChoice(document, 'version', [VERSION]);
  return {
    method: readChoice(document, 'method', methods),
    parameters: readFields('"parameters"', document.parameters),
  };
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
  order?: 'weak' | 'strict',
  length?: number,
): readonly number[] => {
  const list = fields[key] as readonly number[];
  checkField(Array.isArray(list), `"${key}"`, list, 'a list');
  const n = length ?? Math.max(1, list.length);
  checkField(list.length === n, `"${key}".length`, list.length, n);
  const odd = list.findIndex((x, i) => {
    const least = (order && list[i - 1]) ?? 0;
    const above = order === 'strict' && i > 0 ? x > least : x >= least;
    return typeof x !== 'number' || x > 1 || !above;
  });
  const expected = `a number in [0,1]${order ? ', ascending' : ''}`;
  checkField(odd < 0, `"${key}"[${odd}]`, list[odd], expected);
  return list;
};

/** One of some values. */
export const readChoice = <V>(fields: Fields, key: string, choices: readonly V[]): V => {
  const value = fields[key] as V;
  checkField(choices.includes(value), `"${key}"`, value, choices.join(' or '));
  return value;
};
