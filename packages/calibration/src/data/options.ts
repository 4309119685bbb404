import { checkOption } from './errors.ts';

/*
 * Options that several functions take: checked, and with their defaults.
 */

/** A share strictly between 0 and 1. */
export const readShare = (name: string, value: number): number => {
  checkOption(value > 0 && value < 1, `${name} ${value}`, 'a number between 0 and 1');
  return value;
};

/** Confidence level of intervals. */
export const readLevel = (level: number = 0.95): number => readShare('level', level);

/** A number of things, of which there must be one. */
export const readCount = (count: number, what: string): number => {
  const good = Number.isInteger(count) && count >= 1 && count <= 1e7;
  checkOption(good, `${count} ${what}`, 'a whole number >= 1');
  return count;
};

/** Distance that confidences are kept from 0 and 1. */
export const readClip = (name: string, distance: number): number => {
  checkOption(distance > 0 && distance < 0.5, `${name} ${distance}`, 'a number between 0 and 0.5');
  return distance;
};

/** Threshold of trust. */
export const readThreshold = (threshold: number = 0.8): number => {
  checkOption(!Number.isNaN(threshold), 'threshold NaN', 'a number');
  return threshold;
};
