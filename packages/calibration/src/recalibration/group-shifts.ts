import { sum, zeros } from '../data/arrays.ts';

/** One way of dividing the points into groups. */
export interface Grouping {
  readonly name: string;
  readonly labels: readonly string[];
  /** Position in `labels` of each point's label. */
  readonly of: Int32Array;
}

export interface ShiftData {
  /** Logit of the shared map at each point. */
  readonly logit: Float64Array;
  /** Bin of the shared map's result, of each point. */
  readonly bin: Float64Array;
  readonly y: Float64Array;
  readonly weights: Float64Array | undefined;
}

/** One family of shifts: points of one cell share one. */
interface Factor {
  readonly grouping: Grouping;
  readonly byBin: boolean;
  /** Cell of each pattern. */
  readonly cell: Int32Array;
  readonly shift: Float64Array;
  shrinkage: number;
}

/**
 * The points, those together that have all labels and the bin in common: whatever the families, their
 * logits move by one number.
 */
interface Patterns {
  readonly size: number;
  /** The points of pattern k are `start[k]` up to, not including, `start[k + 1]`. */
  readonly start: Int32Array;
  /** A point of each, to look up its labels. */
  readonly first: Int32Array;
  /** Of each point: e^-logit, and its weight. */
  readonly odds: Float64Array;
  readonly weight: Float64Array;
  /** Weight of outcome 1 of each pattern. */
  readonly positive: Float64Array;
}

/** Of each pattern: sum of residuals and of Fisher information. */
interface Score {
  readonly residual: Float64Array;
  readonly information: Float64Array;
}

const MAX_STEPS = 200;
const TOLERANCE = 1e-9;
// Of the inner system: what is left over is mended by the next step.
const INNER = 1e-6;

/**
 * Fits shifts of the logit by penalised maximum likelihood: one for each label of each grouping and
 * one for each label within each bin, as random effects of mean 0.
 * @param shrinkage penalty of all families; undefined: each estimated from its own spread.
 * @returns by grouping and label, the summed shift in each bin.
 */
export const fitShifts = (
  data: ShiftData,
  groupings: readonly Grouping[],
  bins: number,
  shrinkage: number | undefined,
): Record<string, Record<string, number[]>> => {
  const patterns = patternsOf(data, groupings);
  const active: Factor[] = [];
  for (const byBin of bins > 1 ? [false, true] : [false]) {
    for (const grouping of groupings) {
      const factor = makeFactor(data, patterns, grouping, byBin ? bins : 1, byBin);
      factor.shrinkage = shrinkage ?? estimateShrinkage(score(patterns, active), factor);
      if (factor.shrinkage === Number.POSITIVE_INFINITY) continue;
      active.push(factor);
      maximise(patterns, active);
    }
  }
  const result: Record<string, Record<string, number[]>> = {};
  for (const { name, labels } of groupings) {
    result[name] = Object.fromEntries(labels.map((l) => [l, Array.from(zeros(bins))]));
  }
  for (const { grouping, byBin, shift } of active) {
    grouping.labels.forEach((label, l) => {
      const total = result[grouping.name]![label]!;
      for (let k = 0; k < bins; k++) total[k]! += shift[byBin ? l * bins + k : l]!;
    });
  }
  return result;
};

const patternsOf = (
  { logit, bin, y, weights }: ShiftData,
  groupings: readonly Grouping[],
): Patterns => {
  const n = y.length;
  // Pairs of what a point is known by so far and its next label, numbered as they come.
  let size = 0;
  let of = new Int32Array(n);
  for (const next of [bin, ...groupings.map((grouping) => grouping.of)]) {
    const known = new Map<number, number>();
    of = of.map((k, i) => {
      const pair = k + next[i]! * n;
      const number = known.get(pair) ?? known.size;
      if (number === known.size) known.set(pair, number);
      return number;
    });
    size = known.size;
  }
  const start = new Int32Array(size + 1);
  for (const k of of) start[k + 1]!++;
  for (let k = 0; k < size; k++) start[k + 1]! += start[k]!;
  const next = start.slice();
  const patterns = {
    ...{ size, start, first: new Int32Array(size), positive: zeros(size) },
    ...{ odds: zeros(n), weight: zeros(n) },
  };
  for (let i = 0; i < n; i++) {
    const k = of[i]!;
    const at = next[k]!++;
    const w = weights === undefined ? 1 : weights[i]!;
    patterns.first[k] = i;
    patterns.odds[at] = Math.exp(-logit[i]!);
    patterns.weight[at] = w;
    patterns.positive[k]! += w * y[i]!;
  }
  return patterns;
};

const makeFactor = (
  { bin }: ShiftData,
  { first }: Patterns,
  grouping: Grouping,
  bins: number,
  byBin: boolean,
): Factor => ({
  grouping,
  byBin,
  cell: first.map((i) => grouping.of[i]! * bins + (byBin ? bin[i]! : 0)),
  shift: zeros(grouping.labels.length * bins),
  shrinkage: 0,
});

/** What the data say at the shifts of some families. */
const score = (
  { size, start, odds, weight, positive }: Patterns,
  factors: readonly Factor[],
): Score => {
  const shift = spread(
    factors,
    factors.map((factor) => factor.shift),
    size,
  );
  const information = zeros(size);
  const residual = positive.map((good, k) => {
    // One exponential for all points of the pattern: e^-(logit + shift).
    const factor = Math.exp(-shift[k]!);
    let expected = 0;
    let variance = 0;
    for (let i = start[k]!; i < start[k + 1]!; i++) {
      const q = 1 / (1 + odds[i]! * factor);
      const part = weight[i]! * q;
      expected += part;
      variance += part * (1 - q);
    }
    information[k] = variance;
    return good - expected;
  });
  return { residual, information };
};

/** Sum of the cells' values at each pattern. */
const spread = (
  factors: readonly Factor[],
  values: readonly Float64Array[],
  size: number,
): Float64Array => {
  const total = zeros(size);
  factors.forEach(({ cell }, f) => {
    for (let k = 0; k < size; k++) total[k]! += values[f]![cell[k]!]!;
  });
  return total;
};

/** Sum of the patterns' values in each cell. */
const gather = ({ cell, shift }: Factor, values: Float64Array): Float64Array => {
  const total = zeros(shift.length);
  for (let k = 0; k < values.length; k++) total[cell[k]!]! += values[k]!;
  return total;
};

/**
 * Inverse of the variance between cells: chance alone makes the sum of squared standardised
 * residuals equal the number of cells, each unit of variance adds the information of each.
 */
const estimateShrinkage = (at: Score, factor: Factor): number => {
  const residual = gather(factor, at.residual);
  const information = gather(factor, at.information);
  let excess = 0;
  let total = 0;
  for (let c = 0; c < residual.length; c++) {
    if (information[c]! <= 0) continue;
    excess += residual[c]! ** 2 / information[c]! - 1;
    total += information[c]!;
  }
  return excess > 0 ? total / excess : Number.POSITIVE_INFINITY;
};

/**
 * Newton's method on all shifts together. A step that moves some logit by d at most is taken by the
 * share ln(1 + d) / d of it, which never overshoots a logistic likelihood (Sun & Tran-Dinh 2019).
 */
const maximise = (patterns: Patterns, factors: readonly Factor[]): void => {
  for (let i = 0; i < MAX_STEPS; i++) {
    const { residual, information } = score(patterns, factors);
    const gradient = factors.map((factor) =>
      gather(factor, residual).map((r, c) => r - factor.shrinkage * factor.shift[c]!),
    );
    const step = solve(factors, information, gradient);
    const moved = spread(factors, step, patterns.size);
    const furthest = moved.reduce((most, move) => Math.max(most, Math.abs(move)), 0);
    const share = furthest > 0 ? Math.log1p(furthest) / furthest : 1;
    factors.forEach(({ shift }, f) => {
      for (let c = 0; c < shift.length; c++) shift[c]! += share * step[f]![c]!;
    });
    if (furthest < TOLERANCE) return;
  }
};

/**
 * The Newton step: the system of the cells' information, with the penalties on its diagonal, by
 * conjugate gradients. The matrix is never written down: patterns say which cells meet.
 */
const solve = (
  factors: readonly Factor[],
  information: Float64Array,
  gradient: readonly Float64Array[],
): readonly Float64Array[] => {
  const diagonal = factors.map((factor) =>
    gather(factor, information).map((own) => own + factor.shrinkage),
  );
  const scaled = (values: readonly Float64Array[]) =>
    values.map((v, f) => v.map((x, c) => (diagonal[f]![c]! > 0 ? x / diagonal[f]![c]! : 0)));
  const solution = gradient.map(({ length }) => zeros(length));
  const left = gradient.map((g) => g.slice());
  let toGo = scaled(left);
  let direction: readonly Float64Array[] = toGo;
  let size = product(left, toGo);
  const enough = INNER ** 2 * size;
  for (let i = 0; i < MAX_STEPS && size > enough; i++) {
    const met = spread(factors, direction, information.length).map((x, k) => x * information[k]!);
    const image = factors.map((factor, f) =>
      gather(factor, met).map((x, c) => x + factor.shrinkage * direction[f]![c]!),
    );
    const length = size / product(direction, image);
    for (const f of factors.keys()) {
      addTo(solution[f]!, direction[f]!, length);
      addTo(left[f]!, image[f]!, -length);
    }
    toGo = scaled(left);
    const before = size;
    size = product(left, toGo);
    direction = toGo.map((x, f) => addTo(x.slice(), direction[f]!, size / before));
  }
  return solution;
};

const addTo = (to: Float64Array, values: Float64Array, times: number): Float64Array => {
  for (let c = 0; c < to.length; c++) to[c]! += times * values[c]!;
  return to;
};

const product = (a: readonly Float64Array[], b: readonly Float64Array[]): number =>
  a.reduce((total, x, f) => total + sum(x.map((value, c) => value * b[f]![c]!)), 0);
