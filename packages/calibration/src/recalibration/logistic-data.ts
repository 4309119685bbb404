import type { Sample } from '../data/sample.ts';
import { tallyByTable } from '../data/tally.ts';
import {
  cellLoss,
  type LogisticLoss,
  MOMENTS,
  type MomentCells,
  momentError,
  momentLoss,
} from './logistic-loss.ts';

/** Targets of the two outcomes; 0 and 1, or drawn inwards as Platt does. */
export interface Targets {
  readonly zero: number;
  readonly one: number;
}

/** Data of a logistic fit of the outcomes on a function of the confidence. */
export interface LogisticData {
  /** Number of points of positive weight, or of total weight 0 when there are none. */
  readonly weight: number;
  /** Whether the function takes more than one value. */
  readonly varied: boolean;
  /** The loss to minimise; fast, and good at any slope that `accurateAt` accepts. */
  readonly loss: LogisticLoss;
  readonly accurateAt: (slope: number) => boolean;
  /** The loss over the points themselves. */
  readonly exactLoss: () => LogisticLoss;
}

// Below this many points the moments of thousands of cells are no shorter than the points.
const MANY = 16_384;

/**
 * Prepares the points for repeated evaluation of their loss. Few distinct confidences are summed by
 * value; many points on a continuous scale are summed as moments in cells.
 * @param transform increasing function of the confidence, finite on [0,1].
 */
export const logisticData = (
  sample: Sample,
  targets: Targets,
  transform: (p: number) => number,
): LogisticData => {
  const { n, p, y, weights } = sample;
  const rise = targets.one - targets.zero;
  const pointLoss = () => {
    const z = new Float64Array(n);
    const target = new Float64Array(n);
    const weight = weights ?? new Float64Array(n).fill(1);
    for (let i = 0; i < n; i++) {
      z[i] = transform(p[i]!);
      target[i] = weight[i]! * (targets.zero + rise * y[i]!);
    }
    return cellLoss({ z, weight, target });
  };
  const exact = (weight: number, varied: boolean, loss: LogisticLoss): LogisticData => ({
    weight,
    varied,
    loss,
    accurateAt: () => true,
    exactLoss: () => loss,
  });

  const table = weights === undefined ? tallyByTable(sample) : undefined;
  if (table !== undefined) {
    const z = table.value.map(transform);
    const target = table.positive.map((ones, k) => table.weight[k]! * targets.zero + rise * ones);
    return exact(n, extent(z) > 0, cellLoss({ z, weight: table.weight, target }));
  }
  const { low, high, total } = range(sample);
  const from = transform(low);
  const to = transform(high);
  if (n < MANY || !(to > from)) return exact(total, to > from, pointLoss());
  const cells = momentCells(sample, targets, transform, from, to);
  return {
    weight: total,
    varied: true,
    loss: momentLoss(cells),
    accurateAt: (slope) => momentError(cells, slope) < 1e-10,
    exactLoss: pointLoss,
  };
};

const extent = (ascending: Float64Array): number =>
  ascending.length === 0 ? 0 : ascending[ascending.length - 1]! - ascending[0]!;

/** Extremes of the confidences of positive weight, and the total weight. */
const range = ({ n, p, weights }: Sample): { low: number; high: number; total: number } => {
  let low = 1;
  let high = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const w = weights === undefined ? 1 : weights[i]!;
    if (w === 0) continue;
    const x = p[i]!;
    if (x < low) low = x;
    if (x > high) high = x;
    total += w;
  }
  return { low, high, total };
};

const momentCells = (
  { n, p, y, weights }: Sample,
  targets: Targets,
  transform: (p: number) => number,
  from: number,
  to: number,
): MomentCells => {
  const size = n < 200_000 ? 1024 : 4096;
  const scale = size / (to - from);
  const half = (to - from) / (2 * size);
  const rows = new Float64Array(size * MOMENTS);
  const rise = targets.one - targets.zero;
  for (let i = 0; i < n; i++) {
    const w = weights === undefined ? 1 : weights[i]!;
    if (w === 0) continue;
    const position = (transform(p[i]!) - from) * scale;
    const k = Math.min(position | 0, size - 1);
    const u = 2 * (position - k) - 1;
    const t = w * (targets.zero + rise * y[i]!);
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
  return { first: from + half, half, size, rows };
};
