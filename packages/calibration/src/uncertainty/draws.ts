import { checkOption } from '../data/errors.ts';
import { MOST_COUNT, type PoissonFill, type PoissonSource, poissonSource } from './poisson.ts';
import { Random } from './random.ts';

/** How often each cluster is drawn. */
export interface Counts {
  readonly counts: Uint8Array;
  /** The same memory up to a whole number of blocks of 16. */
  readonly blocks: Uint8Array;
}

/** Writes how often each cluster is drawn in the next resample. */
export type Draw = (into: Counts) => void;

/** Counts of some clusters at a place in memory, which must have room to fill up the last block. */
export const countsIn = (memory: ArrayBuffer, address: number, groups: number): Counts => ({
  counts: new Uint8Array(memory, address, groups),
  blocks: new Uint8Array(memory, address, paddedLength(groups)),
});

/** Counts in ordinary memory. */
export const plainCounts = (groups: number): Counts =>
  countsIn(new ArrayBuffer(paddedLength(groups)), 0, groups);

/** Number of counts with room to fill up the last block of 16. */
export const paddedLength = (groups: number): number => groups + (-groups & 15);

/** Cluster positions drawn by another program, one array a resample. */
export type GivenDraws = readonly ArrayLike<number>[];

/**
 * Draws with replacement, as many clusters as there are. Instead of drawing positions one by one, each
 * count is drawn from a Poisson distribution of mean 1, and the surplus taken away, or the rest added,
 * one by one: given their total, Poisson counts are exactly multinomial. This writes memory in order
 * and takes a quarter of a random word a cluster.
 */
export const seededDraws = (
  seed: number,
  poisson: (source: PoissonSource) => PoissonFill,
): Draw => {
  const random = new Random(seed);
  const fill = poisson(poissonSource(random));
  return ({ counts, blocks }) => {
    const groups = counts.length;
    if (groups === 0) return;
    let total = fill(blocks);
    for (let i = groups; i < blocks.length; i++) total -= blocks[i]!;
    for (; total < groups; total++) counts[random.below(groups)]! += 1;
    while (total > groups) {
      const ball = random.below(groups * MOST_COUNT);
      const g = Math.floor(ball / MOST_COUNT);
      // Every draw is equally likely to be the one taken back: accept in proportion to the count.
      if (ball - g * MOST_COUNT < counts[g]!) {
        counts[g]! -= 1;
        total--;
      }
    }
  };
};

/** Replays given draws in turn. */
export const givenDraws = (draws: GivenDraws): Draw => {
  let next = 0;
  return ({ counts }) => {
    counts.fill(0);
    const draw = next++;
    const positions = draws[draw]!;
    for (let i = 0; i < positions.length; i++) {
      const g = positions[i]!;
      checkOption(
        g in counts,
        `draw ${draw} names cluster ${g} of ${counts.length}`,
        'one of them',
      );
      checkOption(
        counts[g]! < 255,
        `draw ${draw} has cluster ${g} once more`,
        'it at most 255 times',
      );
      counts[g]! += 1;
    }
  };
};
