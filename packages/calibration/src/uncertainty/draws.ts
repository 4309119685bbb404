import { CalibrationInputError } from '../data/errors.ts';
import { Random } from './random.ts';

/** Writes how often each cluster is drawn in the next resample. */
export type Draw = (counts: Uint16Array) => void;

/** Cluster positions drawn by another program, one array a resample. */
export type GivenDraws = readonly ArrayLike<number>[];

/**
 * Draws with replacement, as many clusters as there are. Instead of drawing positions one by one, each
 * count is drawn from a Poisson distribution of mean 1, and the surplus taken away, or the rest added,
 * one by one: given their total, Poisson counts are exactly multinomial. This writes memory in order
 * and takes a quarter of a random word a cluster.
 */
export const seededDraws = (seed: number): Draw => {
  const random = new Random(seed);
  const block = new Uint32Array(256);
  return (counts) => {
    let total = drawPoisson(random, block, counts);
    for (; total < counts.length; total++) counts[random.below(counts.length)]! += 1;
    if (total === counts.length) return;
    let most = 0;
    for (let g = 0; g < counts.length; g++) most = Math.max(most, counts[g]!);
    while (total > counts.length) {
      const g = random.below(counts.length);
      // Every draw is equally likely to be the one taken back: accept in proportion to the count.
      if (random.below(most) < counts[g]!) {
        counts[g]! -= 1;
        total--;
      }
    }
  };
};

/** Replays given draws in turn. */
export const givenDraws = (draws: GivenDraws): Draw => {
  let next = 0;
  return (counts) => {
    counts.fill(0);
    const positions = draws[next++]!;
    for (let i = 0; i < positions.length; i++) {
      const g = positions[i]!;
      if (!(g in counts)) {
        throw new CalibrationInputError(
          'option-invalid',
          `draw ${next - 1} names cluster ${g} of ${counts.length}`,
          next - 1,
        );
      }
      counts[g]! += 1;
    }
  };
};

/** Thresholds on a 32-bit word: a word below entry k gives a Poisson(1) count of at most k. */
const thresholds: readonly number[] = (() => {
  const list: number[] = [];
  for (let k = 0, mass = Math.exp(-1), sum = 0; k < 13; k++, mass /= k) {
    sum += mass;
    list.push(Math.round(sum * 2 ** 32));
  }
  return list;
})();

const poissonOf = (word: number): number => {
  let k = 0;
  while (word >= thresholds[k]! && k < thresholds.length - 1) k++;
  return k;
};

const UNDECIDED = 255;

/** The Poisson count by the top byte of a word, where that alone decides it. */
const byTopByte: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  const least = poissonOf(byte * 2 ** 24);
  return least === poissonOf(byte * 2 ** 24 + 2 ** 24 - 1) ? least : UNDECIDED;
});

const drawPoisson = (random: Random, block: Uint32Array, counts: Uint16Array): number => {
  const groups = counts.length;
  let total = 0;
  let g = 0;
  while (g + 4 <= groups) {
    random.fill(block);
    const words = Math.min(block.length, (groups - g) >> 2);
    for (let b = 0; b < words; b++, g += 4) {
      const word = block[b]!;
      const m0 = byTopByte[word & 255]!;
      const m1 = byTopByte[(word >>> 8) & 255]!;
      const m2 = byTopByte[(word >>> 16) & 255]!;
      const m3 = byTopByte[word >>> 24]!;
      counts[g] = m0;
      counts[g + 1] = m1;
      counts[g + 2] = m2;
      counts[g + 3] = m3;
      total += m0 + m1 + m2 + m3;
      if ((m0 | m1 | m2 | m3) === UNDECIDED) total += decide(random, word, counts, g);
    }
  }
  for (; g < groups; g++) {
    counts[g] = poissonOf(random.word());
    total += counts[g]!;
  }
  return total;
};

/** Settles the undecided ones of four counts with more random bits; returns the change of their sum. */
const decide = (random: Random, word: number, counts: Uint16Array, g: number): number => {
  let change = 0;
  for (let i = 0; i < 4; i++) {
    if (counts[g + i] !== UNDECIDED) continue;
    const byte = (word >>> (8 * i)) & 255;
    counts[g + i] = poissonOf(byte * 2 ** 24 + (random.word() >>> 8));
    change += counts[g + i]! - UNDECIDED;
  }
  return change;
};
