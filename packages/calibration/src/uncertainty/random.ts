import { range } from '../data/arrays.ts';

/**
 * A seeded stream of random numbers: xoshiro128** (Blackman & Vigna 2018), seeded by splitmix32. The
 * same seed gives the same stream on every platform.
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
    const state = this.#state;
    const a = state[0]!;
    const b = state[1]!;
    const c = state[2]! ^ a;
    const d = state[3]! ^ b;
    state[0] = a ^ d;
    state[1] = b ^ c;
    state[2] = c ^ (b << 9);
    state[3] = (d << 11) | (d >>> 21);
    const r = Math.imul(b, 5);
    return Math.imul((r << 7) | (r >>> 25), 9) >>> 0;
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
