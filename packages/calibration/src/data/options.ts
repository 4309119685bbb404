import { checkOption } from './errors.ts';

/*
 * Options that several functions take: checked, and with their defaults.
 */

/** A number strictly between two others. */
export const readBetween = (name: string, value: number, low: number, high: number): number => {
  checkOption(
    value > low && value < high,
    `${name} ${value}`,
    `a number between ${low} and ${high}`,
  );
  return value;
};

/** Confidence level of intervals. */
export const readLevel = (level: number = 0.95): number => readBetween('level', level, 0, 1);

/** A number of things, of which there must be one. */
export const readCount = (count: number, what: string): number => {
  const good = Number.isInteger(count) && count >= 1 && count <= 1e7;
  checkOption(good, `${count} ${what}`, 'a whole number >= 1');
  return count;
};

/** Threshold of trust. */
export const readThreshold = (threshold: number = 0.8): number => {
  checkOption(!Number.isNaN(threshold), 'threshold NaN', 'a number');
  return threshold;
};
