import { range } from '../data/arrays.ts';
import type { ClusterIds } from '../data/clusters.ts';
import { readBetween } from '../data/options.ts';
import type { Numbers } from '../data/sample.ts';
import { readTaskData } from './task-data.ts';

export interface ConformalRiskControlOptions {
  /** Greatest acceptable expected share of samples that are trusted and vulnerable. */
  readonly alpha: number;
  /** Candidates, in any order; default 0, 0.01, ..., 1. */
  readonly thresholds?: readonly number[];
  /** Task of each sample; the loss is then averaged within tasks, which are the exchangeable units. */
  readonly tasks?: ClusterIds;
}

export interface ConformalRiskControl {
  /** The least candidate that controls the risk, trust being confidence >= threshold; null if none. */
  readonly threshold: number | null;
  /** n/(n+1) mean loss + 1/(n+1) at that threshold, n the number of tasks; null if none. */
  readonly bound: number | null;
  readonly tasks: number;
}

/**
 * Conformal risk control of the joint loss "trusted and vulnerable", which cannot grow with the
 * threshold: over calibration data and the next task its expectation is at most alpha. It says
 * nothing of the share of vulnerable samples among the trusted ones, which is not monotone: for that
 * see {@link learnThenTest}.
 * @returns null without points.
 * Source: Angelopoulos, Bates, Fisch, Lei & Schuster 2024.
 */
export const conformalRiskControl = (
  p: Numbers,
  y: Numbers,
  options: ConformalRiskControlOptions,
): ConformalRiskControl | null => {
  const { alpha, thresholds = HUNDREDTHS } = options;
  readBetween('alpha', alpha, 0, 1);
  const data = readTaskData(p, y, options.tasks, 1);
  const n = data.tasks;
  if (n === 0) return null;
  const candidates = [...thresholds].sort((a, b) => b - a);
  const vulnerable = range(data.p.length)
    .filter((i) => data.y[i] === 0)
    .sort((i, j) => data.p[j]! - data.p[i]!);
  let threshold: number | null = null;
  let bound: number | null = null;
  let loss = 0;
  let next = 0;
  for (const t of candidates) {
    while (next < vulnerable.length && data.p[vulnerable[next]!]! >= t) {
      loss += 1 / data.size[data.of[vulnerable[next]!]!]!;
      next++;
    }
    const risk = (loss + 1) / (n + 1);
    if (!(risk <= alpha)) break;
    threshold = t;
    bound = risk;
  }
  return { threshold, bound, tasks: n };
};

const HUNDREDTHS: readonly number[] = Array.from({ length: 101 }, (_, i) => i / 100);
