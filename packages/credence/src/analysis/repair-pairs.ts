import type { Chains } from '../mitigation/repair/chains.ts';
import type { Observation } from './observations.ts';

/** A first answer, and what stands in its place after a round of an arm. */
export interface Pair {
  readonly before: Observation;
  readonly after: Observation;
  readonly repaired: boolean;
}

export function pairsOf(
  first: readonly Observation[],
  chains: Chains,
  arm: string,
  round: number,
): readonly Pair[] {
  return first.map((before) => {
    const after = chains.after(arm, before, round);
    return { before, after, repaired: after !== before };
  });
}
