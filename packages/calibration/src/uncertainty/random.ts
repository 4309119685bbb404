import { range } from '../data/arrays.ts';

/**
 * Makes one step of a generator xoshiro128** (Blackman & Vigna 2018) whose four words of state lie
 * `stride` apart. @returns a random word, as a signed integer.
 */
export const nextWord = (state: Int32Array, lane: number, stride: number): number => {
  const a = state[lane]!;
  const b = state[lane + stride]!;
  const c = state[lane + 2 * stride]! ^ a;
  const d = state[lane + 3 * stride]! ^ b;
  const r = Math.imul(b, 5);
  state[lane] = a ^ d;
  state[lane + stride] = b ^ c;
  state[lane + 2 * stride] = c ^ (b << 9);
  state[lane + 3 * stride] = (d << 11) | (d >>> 21);
  return Math.imul((r << 7) | (r >>> 25), 9);
};

/**
 * A seeded stream of random numbers: xoshiro128**, seeded by splitmix32. The same seed gives the same
 * stream on every platform.
 */
export class Random {
  readonly #state: Int32Array;

  /** @param seed any number; its 32-bit integer part is used. */
  constructor(seed: number) {
    let s = seed | 0;
    this.#state = new Int32Array(4).map(() => {
      s = (s + 0x9e3779b9) | 0;
      let z = s;
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return z ^ (z >>> 15);
    });
  }

  /** A random 32-bit word, 0 to 2^32 - 1. */
  word(): number {
    return nextWord(this.#state, 0, 1) >>> 0;
  }

  /** A number in [0, 1) with 53 random bits. */
  uniform(): number {
    return (this.word() * 2 ** 21 + (this.word() >>> 11)) * 2 ** -53;
  }

  /** A whole number in 0 .. bound - 1, every one equally likely to within 2^-53. */
  below(bound: number): number {
    return Math.floor(this.uniform() * bound);
  }
}

/** The numbers 0 to n - 1 in random order (Fisher & Yates). */
export const shuffled = (n: number, random: Random): Int32Array => {
  const order = range(n);
  for (let i = n - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  }
  return order;
};
