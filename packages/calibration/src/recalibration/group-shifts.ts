import { zeros } from '../data/arrays.ts';
import { sigmoid } from '../numeric/logistic.ts';

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
  /** Cells a label: one for each bin, or a single one. */
  readonly bins: number;
  readonly cell: Int32Array;
  readonly shift: Float64Array;
  shrinkage: number;
}

const MAX_SWEEPS = 500;
const TOLERANCE = 1e-9;
const EXTRAPOLATE = 5;

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
  const eta = data.logit.slice();
  const active: Factor[] = [];
  for (const each of new Set([1, bins])) {
    for (const grouping of groupings) {
      const factor = makeFactor(data, grouping, each);
      factor.shrinkage = shrinkage ?? estimateShrinkage(data, eta, factor);
      if (factor.shrinkage === Number.POSITIVE_INFINITY) continue;
      active.push(factor);
      backfit(data, eta, active);
    }
  }
  const result: Record<string, Record<string, number[]>> = {};
  for (const { name, labels } of groupings) {
    result[name] = Object.fromEntries(labels.map((l) => [l, Array.from(zeros(bins))]));
  }
  for (const { grouping, bins: each, shift } of active) {
    grouping.labels.forEach((label, l) => {
      const total = result[grouping.name]![label]!;
      for (let k = 0; k < bins; k++) total[k]! += shift[cellAt(l, k, each)]!;
    });
  }
  return result;
};

const cellAt = (label: number, bin: number, bins: number): number =>
  label * bins + Math.min(bin, bins - 1);

const makeFactor = (data: ShiftData, grouping: Grouping, bins: number): Factor => ({
  grouping,
  bins,
  cell: grouping.of.map((l, i) => cellAt(l, data.bin[i]!, bins)),
  shift: zeros(grouping.labels.length * bins),
  shrinkage: 0,
});

/** Sum of residuals and of Fisher information in each cell. */
const score = (data: ShiftData, eta: Float64Array, { cell, shift }: Factor) => {
  const residual = zeros(shift.length);
  const information = zeros(shift.length);
  for (let i = 0; i < eta.length; i++) {
    const w = data.weights ? data.weights[i]! : 1;
    const q = sigmoid(eta[i]!);
    residual[cell[i]!]! += w * (data.y[i]! - q);
    information[cell[i]!]! += w * q * (1 - q);
  }
  return { residual, information };
};

/**
 * Inverse of the variance between cells: chance alone makes the sum of squared standardised
 * residuals equal the number of cells, each unit of variance adds the information of each.
 */
const estimateShrinkage = (data: ShiftData, eta: Float64Array, factor: Factor): number => {
  const { residual, information } = score(data, eta, factor);
  let excess = 0;
  let total = 0;
  information.forEach((i, c) => {
    if (i > 0) excess += residual[c]! ** 2 / i - 1;
    total += i;
  });
  return excess > 0 ? total / excess : Number.POSITIVE_INFINITY;
};

/**
 * Newton steps cell by cell, family by family, until none moves: the problem is convex. After a few
 * sweeps all steps shrink by the same ratio, and what is left of their sum is added at once (Aitken).
 */
const backfit = (data: ShiftData, eta: Float64Array, factors: readonly Factor[]): void => {
  let before: readonly Float64Array[] = [];
  for (let sweep = 1; sweep <= MAX_SWEEPS; sweep++) {
    let greatest = 0;
    const steps = factors.map((factor) => {
      const { residual, information } = score(data, eta, factor);
      const step = residual.map((r, c) => {
        const curvature = information[c]! + factor.shrinkage;
        const newton = curvature > 0 ? (r - factor.shrinkage * factor.shift[c]!) / curvature : 0;
        // A longer step could leave the region where the quadratic model holds.
        return Math.max(-2, Math.min(2, newton));
      });
      for (const s of step) greatest = Math.max(greatest, Math.abs(s));
      move(eta, factor, step, 1);
      return step;
    });
    if (greatest < TOLERANCE) return;
    if (sweep % EXTRAPOLATE === 0) {
      const ratio = Math.min(0.97, product(steps, before) / product(before, before));
      const left = ratio > 0 ? ratio / (1 - ratio) : 0;
      for (const [i, factor] of factors.entries()) move(eta, factor, steps[i]!, left);
    }
    before = steps;
  }
};

const product = (a: readonly Float64Array[], b: readonly Float64Array[]): number => {
  let total = 0;
  a.forEach((step, f) => {
    for (let c = 0; c < step.length; c++) total += step[c]! * b[f]![c]!;
  });
  return total;
};

const move = (eta: Float64Array, factor: Factor, step: Float64Array, times: number): void => {
  for (let c = 0; c < step.length; c++) factor.shift[c]! += times * step[c]!;
  for (let i = 0; i < eta.length; i++) eta[i]! += times * step[factor.cell[i]!]!;
};
