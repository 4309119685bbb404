import { describe, expect, it } from 'vitest';
import { Random } from './random.ts';

/** xoshiro128** written out in 32-bit unsigned arithmetic with big integers, from the same state. */
const published = (state: bigint[], count: number): number[] => {
  const m = 0xffffffffn;
  const rotate = (x: bigint, k: bigint) => ((x << k) | (x >> (32n - k))) & m;
  return Array.from({ length: count }, () => {
    const result = (rotate((state[1]! * 5n) & m, 7n) * 9n) & m;
    const t = (state[1]! << 9n) & m;
    state[2]! ^= state[0]!;
    state[3]! ^= state[1]!;
    state[1]! ^= state[2]!;
    state[0]! ^= state[3]!;
    state[2]! ^= t;
    state[3] = rotate(state[3]!, 11n);
    return Number(result);
  });
};

const seeded = (seed: bigint): bigint[] => {
  const m = 0xffffffffn;
  let s = seed;
  return Array.from({ length: 4 }, () => {
    s = (s + 0x9e3779b9n) & m;
    let z = ((s ^ (s >> 16n)) * 0x21f0aaadn) & m;
    z = ((z ^ (z >> 15n)) * 0x735a2d97n) & m;
    return z ^ (z >> 15n);
  });
};

describe('Random', () => {
  it('is xoshiro128** seeded by splitmix32', () => {
    const random = new Random(42);
    expect(Array.from({ length: 20 }, () => random.word())).toEqual(published(seeded(42n), 20));
  });

  it('draws whole numbers evenly', () => {
    const random = new Random(1);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i++) counts[random.below(7)]!++;
    const chi2 = counts.reduce((s, c) => s + (c - 10_000) ** 2 / 10_000, 0);
    expect(chi2).toBeLessThan(22.5); // 99.9 % quantile on 6 degrees of freedom
  });

  it('draws uniforms with mean 1/2 and variance 1/12', () => {
    const random = new Random(3);
    const u = Array.from({ length: 100_000 }, () => random.uniform());
    const mean = u.reduce((s, x) => s + x, 0) / u.length;
    const variance = u.reduce((s, x) => s + (x - mean) ** 2, 0) / u.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.004);
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.001);
    expect(Math.min(...u.slice(0, 1000))).toBeGreaterThanOrEqual(0);
  });
});
