import { nextWord, type Random } from './random.ts';

/** Fills an array of whole blocks of 16 with Poisson counts of mean 1; returns their sum. */
export type PoissonFill = (counts: Uint8Array) => number;

/** Where the randomness of a {@link PoissonFill} comes from. */
export interface PoissonSource {
  /** Four generators xoshiro128** side by side: first words of all four, second words, and so on. */
  readonly state: Int32Array;
  /** Settles a count that the given top byte of a word leaves open. */
  readonly decide: (byte: number) => number;
}

/** A source that is seeded, and settles open counts, from a stream. */
export const poissonSource = (random: Random): PoissonSource => ({
  state: new Int32Array(16).map(() => random.word()),
  decide: (byte) => poissonOf(byte * 2 ** 24 + (random.word() >>> 8)),
});

/** Thresholds on a 32-bit word: a word below entry k gives a Poisson(1) count of at most k. */
const thresholds: readonly number[] = (() => {
  const list: number[] = [];
  for (let k = 0, mass = Math.exp(-1), sum = 0; k < 13; k++, mass /= k) {
    sum += mass;
    list.push(Math.round(sum * 2 ** 32));
  }
  return list;
})();

/** No greater count is ever drawn; it would have a probability below 2^-32. */
export const MOST_COUNT = thresholds.length - 1;

const poissonOf = (word: number): number => {
  let k = 0;
  while (word >= thresholds[k]! && k < MOST_COUNT) k++;
  return k;
};

/** Top bytes that have a threshold within, and so do not decide the count; ascending. */
export const UNDECIDED_BYTES: readonly number[] = [
  ...new Set(thresholds.map((limit) => Math.min(255, Math.floor(limit / 2 ** 24)))),
];

const UNDECIDED = 255;

/** The count by the top byte of a word, where that alone decides it: the open bytes below it. */
const byTopByte: Uint8Array = new Uint8Array(256).map((_, byte) =>
  UNDECIDED_BYTES.includes(byte) ? UNDECIDED : UNDECIDED_BYTES.filter((open) => open < byte).length,
);

/** A {@link PoissonFill} in JavaScript. Every byte of a random word makes one count. */
export const poissonFill =
  ({ state, decide }: PoissonSource): PoissonFill =>
  (counts) => {
    let total = 0;
    let word = 0;
    for (let g = 0; g < counts.length; g++, word >>>= 8) {
      if ((g & 3) === 0) word = nextWord(state, (g >> 2) & 3, 4);
      const byte = word & 255;
      const count = byTopByte[byte]!;
      counts[g] = count === UNDECIDED ? decide(byte) : count;
      total += counts[g]!;
    }
    return total;
  };
