import { range } from '../data/arrays.ts';
import { checkLength } from '../data/errors.ts';
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
  /** NaN where inconclusive. */
  readonly y: Float64Array;
  /** Positions of the inconclusive points, by ascending confidence. */
  readonly open: Int32Array;
}

export const readPartial = (p: Numbers, outcomes: PartialOutcomes): PartialSample => {
  checkLength(outcomes, 'outcomes', p.length);
  const values = asFloat64(p);
  const y = Float64Array.from(outcomes, (t) => t ?? Number.NaN);
  const open = range(p.length).filter((i) => Number.isNaN(y[i]));
  return { n: p.length, p: values, y, open: open.sort((i, j) => values[i]! - values[j]!) };
};

/** How an inconclusive outcome is decided, by its confidence. */
export type Decision = (p: number) => 0 | 1;

export const allZero: Decision = () => 0;
export const allOne: Decision = () => 1;

/** All outcomes, the inconclusive ones decided. */
export const decide = ({ p, y }: PartialSample, outcome: Decision): Float64Array =>
  y.map((t, i) => (Number.isNaN(t) ? outcome(p[i]!) : t));

/** Values of a measure under some decisions, and with the inconclusive points left out. */
export const evaluate = <R>(
  s: PartialSample,
  measure: (p: Float64Array, y: Float64Array) => R,
  decisions: readonly Decision[],
): { readonly decided: readonly R[]; readonly excluded: R } => {
  const decided = decisions.map((decision) => measure(s.p, decide(s, decision)));
  const keep = (_: number, i: number) => !Number.isNaN(s.y[i]);
  return { decided, excluded: measure(s.p.filter(keep), s.y.filter(keep)) };
};

/** Puts bounds together; `candidates` are values of the measure, null where it is undefined. */
export const boundsOf = (
  s: PartialSample,
  candidates: readonly (number | null)[],
  excluded: number | null,
): Bounds => {
  const values = candidates.filter((value) => value !== null).sort((a, b) => a - b);
  const [low = null] = values;
  return { low, high: values.at(-1) ?? null, excluded, n: s.n, inconclusive: s.open.length };
};
