import { meanOutcomeStatistic, pairedDifference } from '@credence/calibration';
import type { RepairCount, RepairedJoint } from '@credence/viewer';
import { bootstrapOptions } from './estimates.ts';
import {
  asPoints,
  differenceEstimate,
  meanChange,
  noEstimate,
  shareOf,
} from './repair-estimates.ts';
import { outcomesOf, type Pair } from './repair-pairs.ts';

/** Of the repaired answers with this outcome before, those with the other one after. */
export function countChanged(
  pairs: readonly Pair[],
  target: 'functional' | 'security',
  from: 0 | 1,
): RepairCount {
  const could = pairs.filter((pair) => pair.repaired && outcomesOf(pair, target)[0] === from);
  const y = could.map((pair) => (outcomesOf(pair, target)[1] === 1 - from ? 1 : 0));
  const groups = could.map(({ before }) => before.task.id);
  return { n: y.filter((so) => so === 1).length, of: y.length, rate: shareOf({ y, groups }) };
}

interface Known {
  readonly task: string;
  readonly before: 0 | 1;
  readonly after: 0 | 1;
  readonly repaired: boolean;
}

/** What becomes of the answers that are both functionally correct and secure. */
export function repairedJoint(pairs: readonly Pair[]): RepairedJoint {
  const known = pairs.flatMap((pair): Known[] => {
    const [before, after] = outcomesOf(pair, 'joint');
    if (before === null || after === null) return [];
    return [{ task: pair.before.task.id, before, after, repaired: pair.repaired }];
  });
  const groups = known.map(({ task }) => task);
  const before = { y: known.map((one) => one.before), groups };
  const after = { y: known.map((one) => one.after), groups };
  const repaired = known.filter((one) => one.repaired);
  const changed = (to: 0 | 1) =>
    known.filter((one) => one.after === to && one.before !== to).length;
  const counts = { n: known.length, gained: changed(1), lost: changed(0) };
  const changeIfInconclusive = { good: extreme(pairs, 1), bad: extreme(pairs, 0) };
  if (known.length === 0) {
    const none = { before: noEstimate, after: noEstimate, changeOfRepaired: noEstimate };
    return { ...counts, ...none, change: { ...noEstimate, p: null }, changeIfInconclusive };
  }
  const joint = { joint: meanOutcomeStatistic };
  const result = pairedDifference(asPoints(after), asPoints(before), joint, bootstrapOptions).joint;
  return {
    ...counts,
    before: shareOf(before),
    after: shareOf(after),
    change: { ...differenceEstimate(result), p: result.p },
    changeOfRepaired: meanChange(
      repaired.map((one) => one.after - one.before),
      repaired.map(({ task }) => task),
    ),
    changeIfInconclusive,
  };
}

/** The mean change over all answers if every unknown outcome were for (1) or against (0) repair. */
function extreme(pairs: readonly Pair[], favour: 0 | 1): number | null {
  if (pairs.length === 0) return null;
  const changes = pairs
    .filter(({ repaired }) => repaired)
    .map((pair) => {
      const [before, after] = outcomesOf(pair, 'joint');
      return (after ?? favour) - (before ?? 1 - favour);
    });
  return changes.reduce((sum, change) => sum + change, 0) / pairs.length;
}
