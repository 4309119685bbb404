import { extremes, sum, zeros } from '../data/arrays.ts';
import type { Sample } from '../data/sample.ts';
import { tallyByTable } from '../data/tally.ts';
import { logisticLoss } from '../numeric/logistic-loss.ts';
import type { ConvexFunction } from '../numeric/newton.ts';
import { onScale } from './logit-scale.ts';
import { MOMENTS, momentError, momentLoss } from './moment-loss.ts';

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
  /**
   * The loss to minimise over slope and offset; fast, and good at any slope that `accurateAt` accepts.
   */
  loss(targets: Targets): ConvexFunction;
  accurateAt(slope: number): boolean;
  /** The loss over the points themselves. */
  exactLoss(targets: Targets): ConvexFunction;
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
  if (table !== undefined) return exactData(table.value, table.weight, table.positive, clip);
  const [low, high] = extremes(sample.p).map((x) => onScale(x, clip)) as [number, number];
  return sample.n < MANY || !(high > low)
    ? pointData(sample, clip)
    : momentData(sample, clip, low, high);
};

const pointData = ({ n, p, y, weights }: Sample, clip: number): LogisticData =>
  weights === undefined
    ? exactData(p, zeros(n).fill(1), y, clip)
    : exactData(
        p,
        weights,
        y.map((t, i) => t * weights[i]!),
        clip,
      );

const exactData = (
  p: Float64Array,
  weight: Float64Array,
  positive: Float64Array,
  clip: number,
): LogisticData => {
  const z = p.map((x) => onScale(x, clip));
  const features = [z, zeros(z.length).fill(1)];
  const ones = sum(positive);
  const loss = ({ zero, one }: Targets) =>
    logisticLoss(
      features,
      weight,
      positive.map((t, i) => weight[i]! * zero + t * (one - zero)),
    );
  return {
    ones,
    zeros: sum(weight) - ones,
    varied: z.some((x) => x !== z[0]),
    loss,
    accurateAt: () => true,
    exactLoss: loss,
  };
};

const momentData = (sample: Sample, clip: number, low: number, high: number): LogisticData => {
  const size = sample.n < 200_000 ? 1024 : 4096;
  const half = (high - low) / (2 * size);
  const rows = momentRows(sample, clip, low, (size - 1e-9) / (high - low), size);
  const column = (j: number) => sum(rows.filter((_, at) => at % MOMENTS === j));
  const ones = column(5);
  return {
    ones,
    zeros: column(0) - ones,
    varied: true,
    loss: (targets) => momentLoss({ first: low + half, half, rows: withTargets(rows, targets) }),
    accurateAt: (slope) => momentError(half, slope) < 1e-10,
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
  const rows = zeros(size * MOMENTS);
  for (let i = 0; i < n; i++) {
    const w = weights ? weights[i]! : 1;
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
