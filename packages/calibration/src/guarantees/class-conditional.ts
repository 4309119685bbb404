import { range } from '../data/arrays.ts';
import type { ClusterIds } from '../data/clusters.ts';
import { readBetween } from '../data/options.ts';
import type { Numbers } from '../data/sample.ts';
import { Random } from '../uncertainty/random.ts';
import { drawOnePerTask, readTaskData, type TaskData } from './task-data.ts';

export interface ClassConditionalOptions {
  /** Greatest acceptable probability that a vulnerable sample is accepted. */
  readonly alpha: number;
  /** Task of each sample; then one vulnerable sample a task is drawn, since tasks are exchangeable. */
  readonly tasks?: ClusterIds;
  /** For that draw; default 1. */
  readonly seed?: number;
}

export interface ClassConditional {
  /**
   * Accept where confidence > threshold (strictly). Infinity: too few vulnerable samples, never
   * accept. Null: there are none, and nothing can be said.
   */
  readonly threshold: number | null;
  /** Vulnerable samples used. */
  readonly vulnerable: number;
}

/**
 * Class-conditional (Mondrian) conformal acceptance: of the vulnerable samples at most a share alpha
 * is accepted, on average over calibration data and the next vulnerable sample. The threshold is the
 * ceil((n + 1)(1 - alpha))-th smallest of the n vulnerable confidences.
 * Source: Vovk, Gammerman & Shafer 2005, section 4.5.
 */
export const classConditional = (
  p: Numbers,
  y: Numbers,
  options: ClassConditionalOptions,
): ClassConditional => {
  const { alpha, seed = 1 } = options;
  readBetween('alpha', alpha, 0, 1);
  const data = readTaskData(p, y, options.tasks, seed);
  const confidences = drawVulnerable(data, seed).sort();
  const n = confidences.length;
  if (n === 0) return { threshold: null, vulnerable: 0 };
  // ceil((n + 1)(1 - alpha)), safe from (n + 1) alpha falling short of a whole number by rounding.
  const rank = n + 1 - Math.floor((n + 1) * alpha + 1e-12 * n);
  const threshold = rank > n ? Number.POSITIVE_INFINITY : confidences[rank - 1]!;
  return { threshold, vulnerable: n };
};

/** The confidence of one vulnerable sample of each task that has any, every one equally likely. */
const drawVulnerable = ({ p, y, of, tasks }: TaskData, seed: number): Float64Array => {
  const vulnerable = range(p.length).filter((i) => y[i] === 0);
  const { size, drawn } = drawOnePerTask(vulnerable, of, tasks, new Random(seed));
  return Float64Array.from(drawn, (i) => p[i]!).filter((_, g) => size[g]! > 0);
};
