import { lowerBound, zeros } from '../data/arrays.ts';
import { checkOption } from '../data/errors.ts';
import { Random } from './random.ts';

/** Writes how often each cluster is drawn in the next resample. @returns the number of draws. */
export type Draw = (counts: Uint8Array) => number;

/** Cluster positions drawn by another program, one array a resample. */
export type GivenDraws = readonly ArrayLike<number>[];

/** Half a random word chooses one of so many slots. */
const SLOTS = 2 ** 16;
/** In place of the counts of a slot that belongs to more than one pair; nearly none has a 15. */
const OPEN = 15;

/**
 * Poisson counts of two clusters at once, as `one + 16 other`: those of each slot of a table, and where
 * the share of each pair ends, in slots. Counts above 15 are less probable than rounding can show.
 */
const pairsOfCounts = (mean: number) => {
  const table = new Uint8Array(SLOTS).fill(OPEN);
  const chance = zeros(16).fill(Math.exp(-mean));
  for (let k = 1; k < 16; k++) chance[k] = (chance[k - 1]! * mean) / k;
  let end = 0;
  const ends = zeros(256).map((_, pair) => {
    const from = Math.ceil(end);
    end += SLOTS * chance[pair & 15]! * chance[pair >> 4]!;
    table.fill(pair, from, Math.floor(end));
    return end;
  });
  return { table, ends };
};

/**
 * Draws with replacement, as many clusters as there are. Instead of drawing positions one by one, each
 * count is drawn from a Poisson distribution of a mean a little below 1, all are drawn again where they
 * come to more than the clusters, and what is missing is added one by one: given their total, Poisson
 * counts are exactly multinomial. This takes a quarter of a random word a cluster.
 */
export const seededDraws = (seed: number, groups: number): Draw => {
  const random = new Random(seed);
  const { table, ends } = pairsOfCounts(1 / (1 + 1 / Math.sqrt(groups)));
  const open = [...new Set(ends.map(Math.floor))].filter((slot) => table[slot] === OPEN);
  return (counts) => {
    let total: number;
    do {
      total = fill(counts, table, random);
      for (let g = counts.indexOf(OPEN); g >= 0; g = counts.indexOf(OPEN, g + 2)) {
        const slot = open[random.below(open.length)]!;
        const pair = lowerBound(ends, slot + random.uniform());
        counts[g] = pair & 15;
        total += counts[g]! - OPEN;
        if (g + 1 < groups) {
          counts[g + 1] = pair >> 4;
          total += pair >> 4;
        }
      }
    } while (total > groups);
    for (; total < groups; total++) counts[random.below(groups)]! += 1;
    return groups;
  };
};

/** Fills the counts, in a loop of its own, which engines make the most of. @returns their total. */
const fill = (counts: Uint8Array, table: Uint8Array, random: Random): number => {
  const n = counts.length;
  let total = 0;
  let four = 0;
  for (let g = 0; g < n; g += 4) {
    total += four;
    const word = random.word();
    const low = table[word & (SLOTS - 1)]!;
    const high = table[word >>> 16]!;
    // Writes past the end are without effect.
    counts[g] = low & 15;
    counts[g + 1] = low >> 4;
    counts[g + 2] = high & 15;
    counts[g + 3] = high >> 4;
    four = (low & 15) + (low >> 4) + (high & 15) + (high >> 4);
  }
  for (let g = (n - 1) & -4; g < n; g++) total += counts[g]!;
  return total;
};

/** Replays given draws in turn. */
export const givenDraws = (draws: GivenDraws): Draw => {
  let next = 0;
  return (counts) => {
    counts.fill(0);
    const draw = next++;
    const positions = draws[draw]!;
    for (let i = 0; i < positions.length; i++) {
      const g = positions[i]!;
      const what = `draw ${draw} has cluster ${g} of ${counts.length}`;
      checkOption(counts[g]! < 255, what, 'one of them, each at most 255 times');
      counts[g]! += 1;
    }
    return positions.length;
  };
};
