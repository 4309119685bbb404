import { InvalidArgumentError } from 'commander';
import { parseShard, type Shard } from '../study/shard.ts';

export function positiveInteger(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('It takes a whole number above 0.');
}

/** A share strictly between 0 and 1. */
export function openShare(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value < 1) return value;
  throw new InvalidArgumentError('It takes a number between 0 and 1.');
}

/** A probability, 0 and 1 included. */
export function probability(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('It takes a number from 0 to 1.');
}

/** Each use of the option adds one. */
export function repeated(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** A port of this machine, or 0 for any that is free. */
export function port(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value < 65_536) return value;
  throw new InvalidArgumentError('It takes a whole number from 0 to 65535.');
}

/** A part of a whole, as 2/8. */
export function shard(text: string): Shard {
  const value = parseShard(text);
  if (value) return value;
  throw new InvalidArgumentError('It takes a part of a whole, from 1/n to n/n, as 2/8.');
}
