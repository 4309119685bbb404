import { sum } from '../data/arrays.ts';
import type { ClusterIds } from '../data/clusters.ts';
import { checkOption } from '../data/errors.ts';
import { readBetween } from '../data/options.ts';
import type { Numbers } from '../data/sample.ts';
import { countTrusted, readTaskData, type TaskData } from './task-data.ts';
import {
  clusterT,
  designEffect,
  independentSamples,
  onePerTask,
  type TaskTest,
  taskMeansBetting,
  taskMeansHoeffdingBentkus,
} from './task-tests.ts';

/**
 * How a threshold is tested. The first three hold in finite samples whatever the dependence within
 * tasks, given that tasks are drawn independently. `independent-samples` holds only if samples of
 * one task are independent; the `approximate` ones only as the number of tasks grows.
 */
export type TrustTest =
  | 'one-per-task'
  | 'task-means-betting'
  | 'task-means-hoeffding-bentkus'
  | 'independent-samples'
  | 'cluster-t-approximate'
  | 'design-effect-approximate';

const tests: Readonly<Record<TrustTest, TaskTest>> = {
  'one-per-task': onePerTask,
  'task-means-betting': taskMeansBetting,
  'task-means-hoeffding-bentkus': taskMeansHoeffdingBentkus,
  'independent-samples': independentSamples,
  'cluster-t-approximate': clusterT,
  'design-effect-approximate': designEffect,
};

/** From this many tasks on betting finds what one sample a task finds, and uses all samples. */
const ENOUGH_TASKS = 130;

/** Thresholds tested by default, from the strictest down. */
export const DEFAULT_THRESHOLDS: readonly number[] = [
  1, 0.99, 0.98, 0.95, 0.92, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5,
];

export interface LearnThenTestOptions {
  /** Greatest acceptable share of vulnerable samples among the trusted ones. */
  readonly alpha: number;
  /** Probability, at most, of returning a threshold that does not hold it. Default 0.1. */
  readonly delta?: number;
  /** Descending; chosen before the outcomes were seen. */
  readonly thresholds?: readonly number[];
  /** Task of each sample. Without it each sample counts as a task of its own. */
  readonly tasks?: ClusterIds;
  /**
   * Default: `one-per-task` where no task has more than one sample or there are fewer than 130 tasks,
   * otherwise `task-means-betting`.
   */
  readonly test?: TrustTest;
  /** For the sample drawn from each task and the order of the tasks; default 1. */
  readonly seed?: number;
}

/** One threshold of the sequence. */
export interface TestedThreshold {
  readonly threshold: number;
  /** Trusted samples, and the vulnerable ones among them. */
  readonly trusted: number;
  readonly vulnerable: number;
  /** Null where the test saw no trusted sample: such a threshold is passed over. */
  readonly pValue: number | null;
  /** Whether the threshold was accepted; false below the first that failed. */
  readonly accepted: boolean;
}

export interface LearnThenTest {
  /** The lowest accepted threshold, trust being confidence >= threshold; null if there is none. */
  readonly threshold: number | null;
  readonly alpha: number;
  readonly delta: number;
  readonly test: TrustTest;
  /** Whether the guarantee holds in finite samples, tasks being independent. */
  readonly guarantee: 'exact' | 'if-samples-are-independent' | 'approximate';
  readonly tasks: number;
  readonly steps: readonly TestedThreshold[];
}

/**
 * Learn-then-test: the lowest of some fixed thresholds at which, with probability at least
 * 1 - delta, no more than a share alpha of the trusted samples is vulnerable. Thresholds are tested
 * from the strictest down until one fails (fixed-sequence testing, which needs no correction).
 * The share is that of a random sample of a random task.
 *
 * @returns null without points.
 * @throws CalibrationInputError for thresholds that do not descend, or alpha or delta outside (0,1).
 * Source: Angelopoulos, Bates, Candès, Jordan & Lei 2021.
 */
export const learnThenTest = (
  p: Numbers,
  y: Numbers,
  options: LearnThenTestOptions,
): LearnThenTest | null => {
  const { alpha, delta = 0.1, thresholds = DEFAULT_THRESHOLDS, seed = 1 } = options;
  readBetween('alpha', alpha, 0, 1);
  readBetween('delta', delta, 0, 1);
  thresholds.forEach((t, i) => {
    const descends = i === 0 ? !Number.isNaN(t) : t < thresholds[i - 1]!;
    checkOption(descends, `threshold ${t}`, 'thresholds that descend', i);
  });
  const data = readTaskData(p, y, options.tasks, seed);
  if (data.tasks === 0) return null;
  const test = options.test ?? defaultTest(data);
  let threshold: number | null = null;
  let going = true;
  const steps = thresholds.map((t): TestedThreshold => {
    const counts = countTrusted(data, t);
    const trusted = sum(counts.trusted);
    const pValue = trusted === 0 ? null : tests[test](data, counts, t, alpha, delta);
    if (pValue !== null && pValue > delta) going = false;
    const accepted = going && pValue !== null;
    if (accepted) threshold = t;
    return { threshold: t, trusted, vulnerable: sum(counts.vulnerable), pValue, accepted };
  });
  const guarantee = guaranteeOf(test);
  return { threshold, alpha, delta, test, guarantee, tasks: data.tasks, steps };
};

const defaultTest = (data: TaskData): TrustTest =>
  data.tasks < ENOUGH_TASKS || data.size.every((n) => n === 1)
    ? 'one-per-task'
    : 'task-means-betting';

const guaranteeOf = (test: TrustTest): LearnThenTest['guarantee'] => {
  if (test === 'independent-samples') return 'if-samples-are-independent';
  return test.endsWith('approximate') ? 'approximate' : 'exact';
};
