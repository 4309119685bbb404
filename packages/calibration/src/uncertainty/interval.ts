import { CalibrationInputError } from '../data/errors.ts';

/** Lower and upper end. */
export type Interval = readonly [lower: number, upper: number];

/** Confidence level of intervals, checked; default 0.95. */
export const readLevel = (level: number = 0.95): number => {
  if (!(level > 0 && level < 1)) {
    throw new CalibrationInputError(
      'option-invalid',
      `level ${level}: use a number between 0 and 1`,
    );
  }
  return level;
};

/** A whole number of at least 1, checked. */
export const readCount = (value: number, what: string): number => {
  if (!(Number.isInteger(value) && value >= 1)) {
    throw new CalibrationInputError('option-invalid', `${value} ${what}: use a whole number >= 1`);
  }
  return value;
};
