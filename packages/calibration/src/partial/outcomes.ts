import { CalibrationInputError } from '../data/errors.ts';
import { asFloat64, type Numbers } from '../data/sample.ts';

/** Outcomes 0 and 1, and null (or NaN, in typed arrays) for an inconclusive one. */
export type PartialOutcomes = ArrayLike<number | null>;

/** The range a measure can take over all ways of deciding the inconclusive outcomes. */
export interface Bounds {
  /** Least and greatest value; null where the measure is undefined whatever they are. */
  readonly low: number | null;
  readonly high: number | null;
  /** The value with inconclusive points left out, as measures are reported by default. */
  readonly excluded: number | null;
  readonly n: number;
  readonly inconclusive: number;
}

/** Points with some outcomes undecided. */
export interface PartialSample {
  readonly n: number;
  readonly p: Float64Array;
  readonly y: PartialOutcomes;
  /** Positions of the inconclusive points, by ascending confidence. */
  readonly open: Int32Array;
}

export const isInconclusive = (y: number | null): y is null => y === null || Number.isNaN(y);

export const readPartial = (p: Numbers, y: PartialOutcomes): PartialSample => {
  if (p.length !== y.length) {
    throw new CalibrationInputError(
      'length-mismatch',
      `${p.length} confidences but ${y.length} outcomes`,
    );
  }
  const values = asFloat64(p);
  const open: number[] = [];
  for (let i = 0; i < y.length; i++) if (isInconclusive(y[i]!)) open.push(i);
  open.sort((i, j) => values[i]! - values[j]!);
  return { n: y.length, p: values, y, open: Int32Array.from(open) };
};

/** All outcomes, the inconclusive ones decided by a function of their confidence. */
export const decide = (s: PartialSample, outcome: (p: number) => 0 | 1): Float64Array => {
  const y = new Float64Array(s.n);
  for (let i = 0; i < s.n; i++) {
    const known = s.y[i]!;
    y[i] = isInconclusive(known) ? outcome(s.p[i]!) : known;
  }
  return y;
};

/** The conclusive points alone. */
export const conclusive = (
  s: PartialSample,
): { readonly p: Float64Array; readonly y: Float64Array } => {
  const keep = (_: number, i: number) => !isInconclusive(s.y[i]!);
  return { p: s.p.filter(keep), y: decide(s, () => 0).filter(keep) };
};

/** Puts bounds together; `candidates` are values of the measure, null where it is undefined. */
export const boundsOf = (
  s: PartialSample,
  candidates: readonly (number | null)[],
  excluded: number | null,
): Bounds => {
  let low: number | null = null;
  let high: number | null = null;
  for (const value of candidates) {
    if (value === null) continue;
    low = low === null ? value : Math.min(low, value);
    high = high === null ? value : Math.max(high, value);
  }
  return { low, high, excluded, n: s.n, inconclusive: s.open.length };
};
