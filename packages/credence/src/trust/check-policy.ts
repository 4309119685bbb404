import { type Scored, type TaskCounts, taskCounts } from './task-counts.ts';

/** What new outcomes say about a policy's guarantee. */
export interface PolicyCheck {
  /**
   * - `violated`: the rate among what is accepted is above alpha, but for a chance of at most delta
   * - `holds`: it is below alpha, but for the same chance
   * - `undecided`: too few outcomes to say either
   */
  readonly state: 'violated' | 'holds' | 'undecided';
  readonly tasks: number;
  /** Accepted answers among the new ones, and the bad ones among these. */
  readonly accepted: number;
  readonly bad: number;
  /** Wealth of a bet against the guarantee, at its highest; at 1/delta it is violated. */
  readonly against: number;
  /** The same for a bet on it. */
  readonly onIt: number;
}

/** Largest part of what is possible that is staked, so that no loss is the last. */
const boldest = 0.75;

/**
 * Wealth of a bet that the mean of losses in [0, 1] lies above (`sign` 1) or below (-1) alpha, at its
 * highest so far. Stakes depend on earlier losses only, so under the hypothesis that it does not, the
 * wealth is a supermartingale and may be looked at at any time: it reaches 1/delta with probability
 * at most delta (Ville; Waudby-Smith and Ramdas 2024, section 4).
 */
function highestWealth(losses: readonly number[], alpha: number, sign: 1 | -1): number {
  let wealth = 1;
  let highest = 1;
  let sum = alpha;
  let squares = 0.25;
  losses.forEach((loss, index) => {
    const mean = sum / (index + 1);
    const variance = squares / (index + 1);
    const limit = boldest / (sign === 1 ? alpha : 1 - alpha);
    const stake = Math.min(
      limit,
      Math.max(0, (sign * (mean - alpha)) / (variance + (mean - alpha) ** 2)),
    );
    wealth *= 1 + stake * sign * (loss - alpha);
    highest = Math.max(highest, wealth);
    squares += (loss - (sum + loss) / (index + 2)) ** 2;
    sum += loss;
  });
  return highest;
}

/**
 * Tests a guarantee on outcomes that came after it, in their order, task by task: the loss of a task
 * is its mean of 1{accepted}(bad - alpha) + alpha, which is at most alpha on average where the
 * guarantee holds. Sequential: it may be called again whenever there are more, without correction.
 * @param rows in the order in which the outcomes came, of tasks whose outcomes are all there: the loss
 * of a task must not change between two looks
 */
export function checkPolicy(
  rows: readonly Scored[],
  {
    threshold,
    alpha,
    delta,
  }: { readonly threshold: number; readonly alpha: number; readonly delta: number },
): PolicyCheck {
  const tasks = taskCounts(rows, threshold);
  const losses = tasks.map(
    ({ samples, accepted, bad }) => alpha + (bad - accepted * alpha) / samples,
  );
  const against = highestWealth(losses, alpha, 1);
  const onIt = highestWealth(losses, alpha, -1);
  const needed = 1 / delta;
  const sum = (of: (counts: TaskCounts) => number) =>
    tasks.reduce((total, counts) => total + of(counts), 0);
  return {
    state: against >= needed ? 'violated' : onIt >= needed ? 'holds' : 'undecided',
    tasks: tasks.length,
    accepted: sum(({ accepted }) => accepted),
    bad: sum(({ bad }) => bad),
    against,
    onIt,
  };
}
