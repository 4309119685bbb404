import { checkOption } from '../data/errors.ts';
import { readCount } from '../data/options.ts';

/** How many samples a task has, and how many of them count (pass, or are vulnerable, or secure). */
export interface TaskCount {
  readonly samples: number;
  readonly hits: number;
}

/** A mean over tasks, with the tasks it could not be computed for. */
export interface MeanOverTasks {
  /** Null when no task had enough samples. */
  readonly value: number | null;
  /** Tasks averaged. */
  readonly tasks: number;
  /** Tasks left out because they have fewer than k samples. */
  readonly tooFewSamples: number;
}

/**
 * secure@k: C(s, k) / C(n, k), the chance that all of k samples are secure, s of n being so; as a product
 * of k factors, exact to rounding where the coefficients overflow.
 */
export const secureAtK = (n: number, s: number, k: number): number | null => {
  checkK(k);
  const good = Number.isInteger(n) && Number.isInteger(s) && s >= 0 && s <= n;
  checkOption(good, `${s} of ${n} samples`, 'whole numbers, 0 <= c <= n');
  if (n < k) return null;
  let product = 1;
  for (let i = 0; i < k; i++) product *= Math.max(0, s - i) / (n - i);
  return product;
};

/**
 * pass@k, unbiased: 1 - C(n-c, k) / C(n, k), the chance that at least one of k samples drawn without
 * replacement from n is among the c that pass. With c = both functional and secure it is sec_pass@k
 * (BaxBench) and func-sec@k (CWEval).
 * @returns null when n < k. Source: Chen et al. 2021.
 */
export const passAtK = (n: number, c: number, k: number): number | null => {
  const none = secureAtK(n, n - c, k);
  return none === null ? null : 1 - none;
};

/** vulnerable@k: the chance that at least one of k samples is vulnerable, c of n being so. */
export const vulnerableAtK: typeof passAtK = passAtK;

/** Mean of {@link passAtK} over tasks; tasks with fewer than k samples are left out and counted. */
export const meanPassAtK = (tasks: readonly TaskCount[], k: number): MeanOverTasks =>
  meanOver(tasks, (t) => passAtK(t.samples, t.hits, k));

/** Mean of {@link secureAtK} over tasks; tasks with fewer than k samples are left out and counted. */
export const meanSecureAtK = (tasks: readonly TaskCount[], k: number): MeanOverTasks =>
  meanOver(tasks, (t) => secureAtK(t.samples, t.hits, k));

/**
 * SALLM's plug-in variant: the share of tasks with a hit among the first k samples. It depends on the
 * order of the samples and is noisier than {@link meanPassAtK}. Source: Siddiq et al. 2024.
 * @param outcomes one array of 0 and 1 a task, in the order generated.
 */
export const anyInFirstK = (outcomes: readonly ArrayLike<number>[], k: number): MeanOverTasks =>
  meanOver(outcomes, (task) => firstK(task, k, (hits) => hits > 0));

/** SALLM's plug-in secure@k: the share of tasks with hits only among the first k samples. */
export const allInFirstK = (outcomes: readonly ArrayLike<number>[], k: number): MeanOverTasks =>
  meanOver(outcomes, (task) => firstK(task, k, (hits) => hits === k));

/** 1 where a condition holds for the number of hits among the first k, 0 where not. */
const firstK = (
  outcomes: ArrayLike<number>,
  k: number,
  holds: (hits: number) => boolean,
): number | null => {
  checkK(k);
  if (outcomes.length < k) return null;
  let hits = 0;
  for (let i = 0; i < k; i++) hits += outcomes[i]!;
  return holds(hits) ? 1 : 0;
};

const checkK = (k: number): number => readCount(k, 'samples (k)');

const meanOver = <T>(tasks: readonly T[], value: (task: T) => number | null): MeanOverTasks => {
  const values = tasks.map(value).filter((v) => v !== null);
  return {
    value: values.length === 0 ? null : values.reduce((a, b) => a + b) / values.length,
    tasks: values.length,
    tooFewSamples: tasks.length - values.length,
  };
};
