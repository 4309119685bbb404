import type { BinRule } from '@credence/calibration';
import type { Facts } from '../pack/facts.ts';
import type { TargetName } from '../schema.ts';
import { type Chosen, columnsOf } from './answers.ts';

/**
 * Answers with a confidence and a conclusive outcome. Where few values are stated, equal ones of a task
 * stand together, with how many they are: what is computed of them costs by task and value, however
 * many answers there are.
 */
export interface TaskPoints {
  readonly p: Float64Array;
  /** How many answers each stands for, and how many of these are good. */
  readonly count: Float64Array;
  readonly good: Float64Array;
  /** Numbers from 0 up to, not including, `tasks`. */
  readonly task: Int32Array;
  readonly tasks: number;
  /** Answers in all. */
  readonly n: number;
  /** The distinct confidences and the place of each among them; `null` where they are many. */
  readonly distinct: Distinct | null;
}

export interface Distinct {
  readonly values: Float64Array;
  readonly of: Int32Array;
}

/** Points with the place of each of their tasks among those of the study, ascending. */
export interface StudyPoints extends TaskPoints {
  readonly facts: Facts;
  readonly places: Int32Array;
}

/** With more values than a quarter of the answers nothing is won by putting them together. */
const few = (values: number, n: number) => 4 * values <= n;

export function pointsOf({ facts, rows }: Chosen, method: string, target: TargetName): StudyPoints {
  const { confidence, outcome } = columnsOf(facts, method, target);
  const p = new Float64Array(rows.length);
  const y = new Float64Array(rows.length);
  const task = new Int32Array(rows.length);
  const places: number[] = [];
  let n = 0;
  let last = -1;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    const [said, was] = [confidence[row]!, outcome[row]!];
    if (Number.isNaN(said) || Number.isNaN(was)) continue;
    const own = facts.task[row]!;
    if (own !== last) {
      places.push(own);
      last = own;
    }
    p[n] = said;
    y[n] = was;
    task[n] = places.length - 1;
    n += 1;
  }
  const points = talliedPoints(
    p.subarray(0, n),
    y.subarray(0, n),
    task.subarray(0, n),
    places.length,
  );
  return { ...points, facts, places: Int32Array.from(places) };
}

/** @param task of each point; points of one task are neighbours, and tasks ascend */
export function talliedPoints(
  p: Float64Array,
  y: Float64Array,
  task: Int32Array,
  tasks: number,
): TaskPoints {
  const n = p.length;
  const numbers = new Map<number, number>();
  const of = new Int32Array(n);
  for (let i = 0; i < n; i += 1) {
    let number = numbers.get(p[i]!);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(p[i]!, number);
      if (!few(number + 1, n)) {
        return { p, count: new Float64Array(n).fill(1), good: y, task, tasks, n, distinct: null };
      }
    }
    of[i] = number;
  }
  const values = Float64Array.from(numbers.keys());
  // Where the entry of a value is, among those of the task that is being read.
  const entryOf = new Int32Array(values.length).fill(-1);
  const entries = { p: new Float64Array(n), count: new Float64Array(n), good: new Float64Array(n) };
  const owner = new Int32Array(n);
  const place = new Int32Array(n);
  let size = 0;
  let begin = 0;
  for (let i = 0; i < n; i += 1) {
    if (i > 0 && task[i] !== task[i - 1]) begin = size;
    let entry = entryOf[of[i]!]!;
    if (entry < begin) {
      entry = size;
      size += 1;
      entryOf[of[i]!] = entry;
      entries.p[entry] = p[i]!;
      owner[entry] = task[i]!;
      place[entry] = of[i]!;
    }
    entries.count[entry]! += 1;
    entries.good[entry]! += y[i]!;
  }
  return {
    ...{ tasks, n, task: owner.subarray(0, size) },
    p: entries.p.subarray(0, size),
    count: entries.count.subarray(0, size),
    good: entries.good.subarray(0, size),
    distinct: { values, of: place.subarray(0, size) },
  };
}

/** Points at some places. */
export function pick(points: TaskPoints, at: Int32Array): TaskPoints {
  const of = (column: Float64Array) => Float64Array.from(at, (place) => column[place]!);
  const { distinct } = points;
  const count = of(points.count);
  return {
    ...{ p: of(points.p), count, good: of(points.good), tasks: points.tasks },
    task: Int32Array.from(at, (place) => points.task[place]!),
    n: count.reduce((sum, one) => sum + one, 0),
    distinct: distinct && {
      values: distinct.values,
      of: Int32Array.from(at, (place) => distinct.of[place]!),
    },
  };
}

/** How many answers state each value, by value ascending. */
function histogramOf({ p, count }: Pick<TaskPoints, 'p' | 'count'>) {
  const counts = new Map<number, number>();
  for (let i = 0; i < p.length; i += 1) counts.set(p[i]!, (counts.get(p[i]!) ?? 0) + count[i]!);
  const values = Float64Array.from(counts.keys()).sort();
  return { values, counts: Float64Array.from(values, (value) => counts.get(value)!) };
}

/** Bins of equal mass: up to ten, of at least four answers each. */
export const massBins = (n: number): BinRule => ({
  kind: 'mass',
  count: Math.max(1, Math.min(10, Math.floor(n / 4))),
});

/** The bins of the calibration table: one a stated value where these are few, each stated twice. */
export function binsOf(points: TaskPoints): BinRule {
  if (points.distinct === null) return massBins(points.n);
  const { counts } = histogramOf(points);
  return counts.every((count) => count >= 2) ? { kind: 'distinct' } : massBins(points.n);
}

/** Points in bins. */
export interface Binned {
  readonly bins: number;
  readonly of: Int32Array;
}

/**
 * The bins of a rule, as the library makes them, of points that may stand for many answers.
 * @param rule by distinct value or by equal mass
 */
export function binned(points: Pick<TaskPoints, 'p' | 'count' | 'n'>, rule: BinRule): Binned {
  const { p, n } = points;
  // Every point an answer: then the values need no counting.
  const single = p.length === n;
  const { values, counts } = single && rule.kind === 'mass' ? sorted(p) : histogramOf(points);
  const upper = rule.kind === 'mass' ? massEdges(values, counts, n, rule.count) : values;
  const of = new Int32Array(p.length);
  for (let i = 0; i < p.length; i += 1) of[i] = lowerBound(upper, p[i]!);
  return { bins: upper.length, of };
}

const sorted = (p: Float64Array) => ({ values: p.slice().sort(), counts: null });

/** The first of the ascending edges that is not below the value. */
function lowerBound(upper: Float64Array, value: number): number {
  let low = 0;
  let high = upper.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upper[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Upper edges of bins of about equally many answers: midpoints across the cuts, equal ones merged. */
function massEdges(
  values: Float64Array,
  counts: Float64Array | null,
  n: number,
  count: number,
): Float64Array {
  const parts = Math.min(count, n);
  const edges: number[] = [];
  let last = 0;
  let cut = 0;
  // Walks along the answers in order: `before` of them have lesser values than `values[at]`.
  let at = 0;
  let before = 0;
  const valueAt = (rank: number) => {
    if (counts === null) return values[rank]!;
    while (rank >= before + counts[at]!) before += counts[at++]!;
    return values[at]!;
  };
  for (let part = 0; part < parts - 1; part += 1) {
    cut += Math.floor(n / parts) + (part < n % parts ? 1 : 0);
    const below = valueAt(cut - 1);
    const edge = (below + valueAt(cut)) / 2;
    if (edges.length === 0 || edge !== last) edges.push(edge);
    last = edge;
  }
  if (n > 0 && (edges.length === 0 || last !== 1)) edges.push(1);
  return Float64Array.from(edges);
}
