import type { Observation } from '../../core/observation.ts';

/**
 * The repaired answers of a study, arm by arm. An arm's first answers each have a chain: what came of
 * them in round 1, 2, 3, as far as they were repaired. Where an arm has two repairs of one answer
 * (of journals put side by side), the one that stands first counts.
 */
export class Chains {
  readonly #repairs = new Map<string, Observation>();

  constructor(repaired: readonly Observation[]) {
    for (const answer of repaired) {
      const { repair } = answer.sample;
      if (repair === undefined) continue;
      const place = `${repair.arm} ${repair.parent}`;
      if (!this.#repairs.has(place)) this.#repairs.set(place, answer);
    }
  }

  /** What an arm made of an answer, if it repaired it. */
  next(arm: string, parent: Observation): Observation | undefined {
    return this.#repairs.get(`${arm} ${parent.sample.key}`);
  }

  /** The answer of just this round; `undefined` where the chain does not reach it. Round 0 is `first`. */
  at(arm: string, first: Observation, round: number): Observation | undefined {
    let answer: Observation | undefined = first;
    for (let i = 0; answer && i < round; i += 1) answer = this.next(arm, answer);
    return answer;
  }

  /** The answer that stands after a round: the last of the chain up to it. */
  after(arm: string, first: Observation, round: number): Observation {
    let answer = first;
    for (let i = 0; i < round; i += 1) answer = this.next(arm, answer) ?? answer;
    return answer;
  }
}
