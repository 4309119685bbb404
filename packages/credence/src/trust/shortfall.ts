import { binomialPValue } from '@credence/calibration';
import { percent } from './percent.ts';
import type { Shortfall } from './policy.ts';
import type { Scored } from './task-counts.ts';
import { trustedTasks } from './thresholds.ts';

const mostTasks = 100_000;

/** The fewest tasks at which a rate below alpha is certified, or `null` when none will do. */
export function tasksNeeded(
  rate: number,
  trustedShare: number,
  { alpha, delta }: { readonly alpha: number; readonly delta: number },
): number | null {
  if (rate >= alpha || trustedShare <= 0) return null;
  const certifies = (n: number) => binomialPValue(Math.ceil(rate * n), n, alpha) <= delta;
  let high = 1;
  while (!certifies(high)) {
    high *= 2;
    if (high > mostTasks) return null;
  }
  let low = high >> 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (certifies(middle)) high = middle;
    else low = middle;
  }
  return Math.ceil(high / trustedShare);
}

/** Why no threshold passed, and how many tasks it would take if rates stay as they were seen. */
export function shortfall(
  rows: readonly Scored[],
  thresholds: readonly number[],
  limits: { readonly alpha: number; readonly delta: number },
): Shortfall {
  if (thresholds.length === 0) {
    return { why: 'no answer has a confidence that a gate let through', tasksNeeded: null };
  }
  const seen = thresholds.map((threshold) => trustedTasks(rows, threshold));
  const needs = seen.flatMap(({ tasks, trusted, bad }) => {
    const needed = trusted > 0 ? tasksNeeded(bad / trusted, trusted / tasks, limits) : null;
    return needed === null ? [] : [needed];
  });
  return needs.length === 0
    ? {
        why: `at every threshold more than ${percent(limits.alpha)} of what it trusts is bad, as far as can be seen`,
        tasksNeeded: null,
      }
    : {
        why: `too few tasks to show that less than ${percent(limits.alpha)} of what is trusted is bad`,
        tasksNeeded: Math.min(...needs),
      };
}
