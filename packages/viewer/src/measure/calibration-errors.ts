import { type BinRule, binPoints, normalCdf, normalDensity } from '@credence/calibration';

/** The first of the ascending edges that is not below the value. */
function binOf(upper: Float64Array, value: number): number {
  let low = 0;
  let high = upper.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upper[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface Binned {
  readonly bins: number;
  /** The bin of each point. */
  readonly of: Int32Array;
}

/** Puts points into the bins of a rule, whose edges are those of the library. */
export function binned(p: Float64Array, y: Float64Array, rule: BinRule): Binned {
  const upper = rule.kind === 'mass' ? massEdges(p, rule.count) : binPoints(p, y, rule).upper;
  const of = new Int32Array(p.length);
  for (let i = 0; i < p.length; i += 1) of[i] = binOf(upper, p[i]!);
  return { bins: upper.length, of };
}

/**
 * Upper edges of bins of about equally many points: midpoints across the cuts, equal ones merged. They
 * are those of the library, which finds them by way of a table of distinct values.
 */
function massEdges(p: Float64Array, count: number): Float64Array {
  const sorted = p.slice().sort();
  const n = sorted.length;
  const parts = Math.min(count, n);
  const edges: number[] = [];
  let last = 0;
  let cut = 0;
  for (let part = 0; part < parts - 1; part += 1) {
    cut += Math.floor(n / parts) + (part < n % parts ? 1 : 0);
    const edge = (sorted[cut - 1]! + sorted[cut]!) / 2;
    if (edges.length === 0 || edge !== last) edges.push(edge);
    last = edge;
  }
  if (n > 0 && (edges.length === 0 || last !== 1)) edges.push(1);
  return Float64Array.from(edges);
}

/** Columns that a bin takes: points, their confidences, their good outcomes. */
export const perBin = 3;

/** Of totals: all points, the good ones, the plain error and its debiased value, both times the points. */
export interface Errors {
  n: number;
  confidence: number;
  good: number;
  gaps: number;
  debiased: number;
}

/** Sums up the bins that follow `front` columns. Written into `errors`: it runs a thousand times a row. */
export function sumErrors(totals: Float64Array, front: number, errors: Errors): void {
  let n = 0;
  let confidence = 0;
  let good = 0;
  let gaps = 0;
  let debiased = 0;
  for (let at = front; at < totals.length; at += perBin) {
    const count = totals[at]!;
    if (count === 0) continue;
    const stated = totals[at + 1]!;
    const positive = totals[at + 2]!;
    const gap = Math.abs(positive - stated);
    n += count;
    confidence += stated;
    good += positive;
    gaps += gap;
    const rate = positive / count;
    debiased +=
      count < 2
        ? Number.NaN
        : 2 * gap - count * meanAbsoluteNormal(gap / count, Math.sqrt((rate * (1 - rate)) / count));
  }
  errors.n = n;
  errors.confidence = confidence;
  errors.good = good;
  errors.gaps = gaps;
  errors.debiased = debiased;
}

export const noErrors = (): Errors => ({ n: 0, confidence: 0, good: 0, gaps: 0, debiased: 0 });

const far = 9;
const perUnit = 512;
let table: Float64Array | null = null;

/** Value and slope, divided by `perUnit`, of E|N(z, 1)| at z = 0, 1/512, ... */
function makeTable(): Float64Array {
  const made = new Float64Array(2 * (far * perUnit + 2));
  for (let k = 0; 2 * k < made.length; k += 1) {
    const z = k / perUnit;
    const slope = 1 - 2 * normalCdf(-z);
    made[2 * k] = 2 * normalDensity(z) + z * slope;
    made[2 * k + 1] = slope / perUnit;
  }
  return made;
}

/**
 * E|X| for X normal with a mean of at least 0; far from 0 the mean itself. By cubic interpolation in a
 * table, within 1e-13: its closed form costs as much as the rest of a resample.
 */
export function meanAbsoluteNormal(mean: number, deviation: number): number {
  if (mean >= far * deviation) return mean;
  table ??= makeTable();
  const place = (mean / deviation) * perUnit;
  const k = Math.floor(place);
  const t = place - k;
  const u = 1 - t;
  const at = 2 * k;
  return (
    deviation *
    (u * u * ((1 + 2 * t) * table[at]! + t * table[at + 1]!) +
      t * t * ((3 - 2 * t) * table[at + 2]! - u * table[at + 3]!))
  );
}
