import type { Estimate } from '../../schema.ts';

const minus = '\u2212';
/** Between a number and its sign, and between thousands. */
const narrow = '\u202f';
/** Where a line must not end. */
const space = '\u00a0';

/** A fixed number of decimals with a true minus sign, and no minus before zero. */
export function fixed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? minus + text : text;
}

/** Whole numbers with thin spaces between thousands. */
export function count(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, narrow);
}

/**
 * A hundredth as readers want it: whole, unless that would turn something into nothing (or
 * nearly all into all).
 */
function hundredths(value: number): string {
  const scaled = value * 100;
  const size = Math.abs(scaled);
  const nearEnd = (size > 0 && size < 1) || (size > 99 && size < 100);
  if (!nearEnd) return fixed(scaled, 0);
  if (size < 0.1) return scaled < 0 ? `>${minus}0.1` : '<0.1';
  if (size > 99.9) return scaled < 0 ? `<${minus}99.9` : '>99.9';
  return fixed(scaled, 1);
}

/** A share: `87 %`. */
export function percent(value: number): string {
  return `${hundredths(value)}${narrow}%`;
}

/** A difference of two shares, in percentage points: `56 points`. */
export function points(value: number): string {
  const text = hundredths(value);
  return `${text}${space}${text === '1' || text === `${minus}1` ? 'point' : 'points'}`;
}

/** A difference of two shares with its sign and without its unit: `+56`. */
export function signedPoints(value: number): string {
  const text = hundredths(value);
  // The sign belongs to the number: `>+99.9`.
  return value > 0 && text !== '0' ? text.replace(/^[<>]?/, '$&+') : text;
}

/**
 * Decimals that the interval supports: two as a rule, three when it is narrower than 0.02, or when an end
 * that is not zero would be written as one: that zero is outside is what readers look for.
 */
export function scoreDecimals(estimate: Estimate): number {
  const range = ends(estimate);
  if (range === null) return 2;
  const vanishes = range.some((end) => end !== 0 && Math.abs(end) < 0.005);
  return vanishes || range[1] - range[0] < 0.02 ? 3 : 2;
}

export type Unit = 'percent' | 'points' | 'score';

/** The value alone, in its unit. */
export function bare(estimate: Estimate, unit: Unit): string {
  if (estimate.value === null) return 'not defined';
  if (unit === 'percent') return percent(estimate.value);
  if (unit === 'points') return signedPoints(estimate.value);
  return fixed(estimate.value, scoreDecimals(estimate));
}

/**
 * The ends of an interval that says something. One without width comes of data that are all the
 * same: redrawing them shows no spread, which is not the same as being sure.
 */
export function ends({ low, high }: Estimate): readonly [number, number] | null {
  return low === null || high === null || high - low < 1e-9 ? null : [low, high];
}

/** The interval alone, in the unit of its value and without repeating it, or `null`. */
export function interval(estimate: Estimate, unit: Unit): string | null {
  const range = ends(estimate);
  if (range === null) return null;
  const show = (value: number) =>
    unit === 'score'
      ? fixed(value, scoreDecimals(estimate))
      : unit === 'points'
        ? signedPoints(value)
        : hundredths(value);
  return `[${show(range[0])},${space}${show(range[1])}]`;
}

/** `31 % [25, 38]`. */
export function withInterval(estimate: Estimate, unit: Unit): string {
  const range = interval(estimate, unit);
  return range === null ? bare(estimate, unit) : `${bare(estimate, unit)} ${range}`;
}

/** `1 sample`, `2 samples`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** `0.2`, with no trailing digits that the configuration did not have. */
export function temperature(value: number | null): string {
  return value === null ? 'all' : String(Number(value.toFixed(3)));
}
