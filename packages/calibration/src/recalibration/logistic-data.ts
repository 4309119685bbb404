import { extremes, sum, zeros } from '../data/arrays.ts';
import type { Sample } from '../data/sample.ts';
import { tallyByTable } from '../data/tally.ts';
import { addToGrid } from '../numeric/cubic-grid.ts';
import { logisticLoss } from '../numeric/logistic-loss.ts';
import type { ConvexFunction } from '../numeric/newton.ts';
import { onScale } from './logit-scale.ts';

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

// With fewer points a grid is no shorter than they are.
const MANY = 16_384;
const MOST_STEPS = 8192;

/**
 * Prepares the points for repeated evaluation of their loss. Few distinct confidences are summed by
 * value; many points on a continuous scale are spread over a grid, so that a pass over millions
 * becomes one over a few thousand.
 * @param clip see {@link onScale}.
 */
export const logisticData = (sample: Sample, clip: number): LogisticData => {
  const { n, p, y, weights } = sample;
  const scaled = (values: Float64Array) => values.map((x) => onScale(x, clip));
  const table = weights ? undefined : tallyByTable(sample);
  if (table) return exactData(scaled(table.value), table.weight, table.positive);
  const points = () => {
    const w = weights ?? zeros(n).fill(1);
    const positive = y.map((t, i) => t * w[i]!);
    return exactData(scaled(p), w, positive);
  };
  const [low, high] = extremes(p).map((x) => onScale(x, clip)) as [number, number];
  const steps = Math.min(MOST_STEPS, n >> 4);
  const step = (high - low) / steps;
  if (n < MANY || step === 0) return points();
  // A grid for each outcome, one after the other.
  const room = steps + 3;
  const grids = zeros(2 * room);
  for (let i = 0; i < n; i++) {
    const x = (onScale(p[i]!, clip) - low) / step;
    addToGrid(grids, y[i]! * room, steps, x, weights ? weights[i]! : 1);
  }
  const noughts = grids.subarray(0, room);
  const positive = grids.subarray(room);
  const z = noughts.map((_, j) => low + (j - 1) * step);
  const weight = noughts.map((w, j) => w + positive[j]!);
  return {
    ...exactData(z, weight, positive),
    // Interpolation is off by 1/500 of this power on average, so that the gradient is right to 1e-10.
    accurateAt: (slope) => (slope * step) ** 4 < 5e-8,
    exactLoss: (targets) => points().loss(targets),
  };
};

/** Data of values on the scale with their weights, in all and of outcome 1. */
const exactData = (z: Float64Array, weight: Float64Array, positive: Float64Array): LogisticData => {
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
