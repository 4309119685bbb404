import type { RepairCost } from '@credence/viewer';
import type { Chains } from '../mitigation/repair/chains.ts';
import type { Observation } from './observations.ts';

/** What an arm's repairs up to a round took, the questions for their confidences included. */
export function repairCost(
  first: readonly Observation[],
  chains: Chains,
  arm: string,
  round: number,
): RepairCost {
  const rounds = Array.from({ length: round }, (_, i) => i + 1);
  const repairs = first.flatMap((answer) => rounds.flatMap((r) => chains.at(arm, answer, r) ?? []));
  const paid = repairs.flatMap(({ sample, confidences }) => [sample, ...confidences]);
  const sum = (of: (record: (typeof paid)[number]) => number) =>
    paid.reduce((total, record) => total + of(record), 0);
  return {
    repairs: repairs.length,
    inputTokens: sum(({ usage }) => usage.inputTokens),
    outputTokens: sum(({ usage }) => usage.outputTokens),
    usd: sum(({ usd }) => usd ?? 0),
  };
}
