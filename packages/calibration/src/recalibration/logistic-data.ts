import type { Sample } from '../data/sample.ts';
import { tallyByTable } from '../data/tally.ts';
import { cellLoss, type LogisticLoss } from './logistic-loss.ts';
import { onScale } from './logit-scale.ts';
import { MOMENTS, type MomentCells, momentError, momentLoss } from './moment-loss.ts';

/** Targets of the two outcomes; 0 and 1, or drawn inwards as Platt does. */
export interface Targets {
  readonly zero: number;
  readonly one: number;
}

/** Data of a logistic fit of the outcomes on the confidence, on the scale of its logit or raw. */
export interface LogisticData {
  /** Total weight of each outcome. */
  readonly zeros: number;
  readonly ones: number;
  /** Whether there is more than one distinct value on the scale. */
  readonly varied: boolean;
  /** The loss to minimise; fast, and good at any slope that `accurateAt` accepts. */
  loss(targets: Targets): LogisticLoss;
  accurateAt(slope: number): boolean;
  /** The loss over the points themselves. */
  exactLoss(targets: Targets): LogisticLoss;
}

// Below this many points the moments of a thousand cells are no shorter than the points.
const MANY = 16_384;

/**
 * Prepares the points for repeated evaluation of their loss. Few distinct confidences are summed by
 * value; many points on a continuous scale are summed as moments in cells.
 * @param clip see {@link onScale}.
 */
export const logisticData = (sample: Sample, clip: number): LogisticData => {
  const table = sample.weights === undefined ? tallyByTable(sample) : undefined;
  if (table !== undefined) {
    return exactData(
      table.value.map((p) => onScale(p, clip)),
      table.weight,
      table.positive,
    );
  }
  const { low, high } = range(sample);
  const from = onScale(low, clip);
  const to = onScale(high, clip);
  return sample.n < MANY || !(to > from)
    ? pointData(sample, clip)
    : momentData(sample, clip, from, to);
};

const pointData = ({ n, p, y, weights }: Sample, clip: number): LogisticData => {
  const weight = weights ?? new Float64Array(n).fill(1);
  return exactData(
    p.map((x) => onScale(x, clip)),
    weight,
    weights === undefined ? y : y.map((t, i) => t * weight[i]!),
  );
};

const exactData = (z: Float64Array, weight: Float64Array, positive: Float64Array): LogisticData => {
  const ones = sum(positive);
  const loss = ({ zero, one }: Targets) =>
    cellLoss({
      z,
      weight,
      target: positive.map((t, i) => weight[i]! * zero + t * (one - zero)),
    });
  const first = z[weight.findIndex((w) => w > 0)];
  return {
    ones,
    zeros: sum(weight) - ones,
    varied: z.some((x, i) => x !== first && weight[i]! > 0),
    loss,
    accurateAt: () => true,
    exactLoss: loss,
  };
};

const momentData = (sample: Sample, clip: number, from: number, to: number): LogisticData => {
  const size = sample.n < 200_000 ? 1024 : 4096;
  const half = (to - from) / (2 * size);
  const rows = momentRows(sample, clip, from, (size - 1e-9) / (to - from), size);
  const cells: MomentCells = { first: from + half, half, size, rows };
  let total = 0;
  let ones = 0;
  for (let at = 0; at < rows.length; at += MOMENTS) {
    total += rows[at]!;
    ones += rows[at + 5]!;
  }
  return {
    ones,
    zeros: total - ones,
    varied: true,
    loss: (targets) => momentLoss({ ...cells, rows: withTargets(rows, targets) }),
    accurateAt: (slope) => momentError(cells, slope) < 1e-10,
    exactLoss: (targets) => pointData(sample, clip).loss(targets),
  };
};

/** Sums with the outcomes themselves as targets. */
const momentRows = (
  { n, p, y, weights }: Sample,
  clip: number,
  from: number,
  scale: number,
  size: number,
): Float64Array => {
  const rows = new Float64Array(size * MOMENTS);
  for (let i = 0; i < n; i++) {
    const w = weights === undefined ? 1 : weights[i]!;
    if (w === 0) continue;
    const position = (onScale(p[i]!, clip) - from) * scale;
    const k = position | 0;
    const u = 2 * (position - k) - 1;
    const t = w * y[i]!;
    const wu = w * u;
    const wu2 = wu * u;
    const wu3 = wu2 * u;
    const at = k * MOMENTS;
    rows[at]! += w;
    rows[at + 1]! += wu;
    rows[at + 2]! += wu2;
    rows[at + 3]! += wu3;
    rows[at + 4]! += wu3 * u;
    rows[at + 5]! += t;
    rows[at + 6]! += t * u;
  }
  return rows;
};

const withTargets = (outcomes: Float64Array, { zero, one }: Targets): Float64Array => {
  const rows = outcomes.slice();
  for (let at = 0; at < rows.length; at += MOMENTS) {
    rows[at + 5] = zero * rows[at]! + (one - zero) * rows[at + 5]!;
    rows[at + 6] = zero * rows[at + 1]! + (one - zero) * rows[at + 6]!;
  }
  return rows;
};

/** Extremes of the confidences of positive weight. */
const range = ({ n, p, weights }: Sample): { readonly low: number; readonly high: number } => {
  let low = 1;
  let high = 0;
  for (let i = 0; i < n; i++) {
    if (weights !== undefined && weights[i] === 0) continue;
    const x = p[i]!;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return { low, high };
};

const sum = (values: Float64Array): number => {
  let total = 0;
  for (const x of values) total += x;
  return total;
};
