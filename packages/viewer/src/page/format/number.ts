import type { Estimate } from '../../schema.ts';

const minus = '\u2212';
const narrow = '\u202f';

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
  return `${text}${narrow}${text === '1' || text === `${minus}1` ? 'point' : 'points'}`;
}

/** A difference of two shares with its sign and without its unit: `+56`. */
export function signedPoints(value: number): string {
  const text = hundredths(value);
  return value > 0 && text !== '0' ? `+${text}` : text;
}

/** Decimals that the interval supports: two as a rule, three when it is narrower than 0.02. */
function scoreDecimals({ low, high }: Estimate): number {
  return low !== null && high !== null && high - low < 0.02 ? 3 : 2;
}

export type Unit = 'percent' | 'points' | 'score';

/** The value alone, in its unit. */
export function bare(estimate: Estimate, unit: Unit): string {
  if (estimate.value === null) return 'not defined';
  if (unit === 'percent') return percent(estimate.value);
  if (unit === 'points') return signedPoints(estimate.value);
  return fixed(estimate.value, scoreDecimals(estimate));
}

/** The interval alone, in the unit of its value and without repeating it, or `null`. */
export function interval(estimate: Estimate, unit: Unit): string | null {
  const { low, high } = estimate;
  if (low === null || high === null) return null;
  const show = (value: number) =>
    unit === 'score'
      ? fixed(value, scoreDecimals(estimate))
      : unit === 'points'
        ? signedPoints(value)
        : hundredths(value);
  return `[${show(low)}, ${show(high)}]`;
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
