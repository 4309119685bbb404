import { CalibrationInputError } from '../data/errors.ts';
import {
  MOST_COUNT,
  type PoissonFill,
  type PoissonSource,
  poissonFill,
  poissonSource,
} from './poisson.ts';
import { Random } from './random.ts';

/** Writes how often each cluster is drawn in the next resample. */
export type Draw = () => void;

/** Where the counts of a resample are kept. */
export interface Counts {
  /** How often each cluster is drawn. */
  readonly counts: Uint8Array;
  /** The same memory up to a whole number of blocks of 16. */
  readonly blocks: Uint8Array;
  /** Makes the generator that fills the blocks. */
  readonly poisson: (source: PoissonSource) => PoissonFill;
}

/** Counts in ordinary memory. */
export const plainCounts = (groups: number): Counts => {
  const blocks = new Uint8Array(paddedLength(groups));
  return { counts: blocks.subarray(0, groups), blocks, poisson: poissonFill };
};

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
export const seededDraws = (seed: number, { counts, blocks, poisson }: Counts): Draw => {
  const random = new Random(seed);
  const fill = poisson(poissonSource(random));
  const groups = counts.length;
  return () => {
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
export const givenDraws = (draws: GivenDraws, { counts }: Counts): Draw => {
  let next = 0;
  return () => {
    counts.fill(0);
    const positions = draws[next++]!;
    for (let i = 0; i < positions.length; i++) {
      const g = positions[i]!;
      if (!(g in counts) || counts[g] === 255) {
        throw new CalibrationInputError(
          'option-invalid',
          counts[g] === 255
            ? `draw ${next - 1} has cluster ${g} more than 255 times`
            : `draw ${next - 1} names cluster ${g} of ${counts.length}`,
          next - 1,
        );
      }
      counts[g]! += 1;
    }
  };
};
