import type { Random } from './random.ts';

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
  state: Int32Array.from({ length: 16 }, () => random.word()),
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
const byTopByte: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  UNDECIDED_BYTES.includes(byte) ? UNDECIDED : UNDECIDED_BYTES.filter((open) => open < byte).length,
);

/** A {@link PoissonFill} in JavaScript. Every byte of a random word makes one count. */
export const poissonFill =
  ({ state, decide }: PoissonSource): PoissonFill =>
  (counts) => {
    let total = 0;
    for (let g = 0; g < counts.length; g += 4) {
      const word = nextWord(state, (g >> 2) & 3);
      const m0 = byTopByte[word & 255]!;
      const m1 = byTopByte[(word >>> 8) & 255]!;
      const m2 = byTopByte[(word >>> 16) & 255]!;
      const m3 = byTopByte[word >>> 24]!;
      counts[g] = m0;
      counts[g + 1] = m1;
      counts[g + 2] = m2;
      counts[g + 3] = m3;
      total += m0 + m1 + m2 + m3;
      if ((m0 | m1 | m2 | m3) === UNDECIDED) total += settle(word, counts, g, decide);
    }
    return total;
  };

const nextWord = (state: Int32Array, lane: number): number => {
  const a = state[lane]!;
  const b = state[lane + 4]!;
  const c = state[lane + 8]! ^ a;
  const d = state[lane + 12]! ^ b;
  const r = Math.imul(b, 5);
  state[lane] = a ^ d;
  state[lane + 4] = b ^ c;
  state[lane + 8] = c ^ (b << 9);
  state[lane + 12] = (d << 11) | (d >>> 21);
  return Math.imul((r << 7) | (r >>> 25), 9);
};

/** Settles the open ones of four counts; returns the change of their sum. */
const settle = (
  word: number,
  counts: Uint8Array,
  g: number,
  decide: (byte: number) => number,
): number => {
  let change = 0;
  for (let i = 0; i < 4; i++) {
    if (counts[g + i] !== UNDECIDED) continue;
    counts[g + i] = decide((word >>> (8 * i)) & 255);
    change += counts[g + i]! - UNDECIDED;
  }
  return change;
};
