import type { Observation } from '../../core/observation.ts';
import { draw } from './triggers/random.ts';

/**
 * Yokes every first answer with code to another one of the same model, temperature and benchmark:
 * the next on a ring whose order is drawn by the seed. A control that repairs an answer when the
 * matched arm repairs its partner repairs exactly as many, drawn at random, in each of these cells,
 * and needs no count that would change while a study grows. (An answer is never its own partner, so
 * of n answers with k repairs, those that the arm repairs are drawn with (k-1)/(n-1) in place of k/n.)
 */
export function partners(
  first: readonly Observation[],
  control: string,
  seed: number,
): ReadonlyMap<string, Observation> {
  const cells = new Map<string, Observation[]>();
  for (const answer of first) {
    const { sample, task } = answer;
    if (sample.code === null) continue;
    const cell = JSON.stringify([sample.model, sample.temperature, task.benchmark]);
    const members = cells.get(cell);
    if (members) members.push(answer);
    else cells.set(cell, [answer]);
  }
  const place = (answer: Observation) => draw(seed, control, answer.sample.key);
  return new Map(
    [...cells.values()].flatMap((members) => {
      const ring = members
        .map((answer) => ({ answer, at: place(answer) }))
        .sort((a, b) => a.at - b.at || (a.answer.sample.key < b.answer.sample.key ? -1 : 1))
        .map(({ answer }) => answer);
      return ring.map((answer, i) => {
        const partner = ring[(i + 1) % ring.length];
        return [answer.sample.key, partner ?? answer] as const;
      });
    }),
  );
}
