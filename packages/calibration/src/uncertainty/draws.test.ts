import { describe, expect, it } from 'vitest';
import { givenDraws, seededDraws } from './draws.ts';

const multinomial = (counts: readonly number[]): number => {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const n = counts.length;
  return factorial(n) / counts.reduce((a, c) => a * factorial(c), 1) / n ** n;
};

describe('seededDraws', () => {
  it('draws as many clusters as there are', () => {
    for (const groups of [1, 2, 3, 4, 5, 37, 1000]) {
      const counts = new Uint8Array(groups);
      const draw = seededDraws(5, groups);
      for (let i = 0; i < 50; i++) {
        draw(counts);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(groups);
      }
    }
  });

  it('gives every outcome its multinomial probability', () => {
    for (const groups of [2, 3, 5]) {
      const counts = new Uint8Array(groups);
      const draw = seededDraws(groups, groups);
      const seen = new Map<string, number>();
      const trials = 60_000;
      for (let i = 0; i < trials; i++) {
        draw(counts);
        seen.set(counts.join(), (seen.get(counts.join()) ?? 0) + 1);
      }
      let chi2 = 0;
      for (const [key, observed] of seen) {
        const expected = trials * multinomial(key.split(',').map(Number));
        chi2 += (observed - expected) ** 2 / expected;
      }
      const df = seen.size - 1;
      // All outcomes of n draws from n clusters occur, and fit within 4 standard deviations.
      expect(seen.size).toBe([0, 0, 3, 10, 0, 126][groups]);
      expect(chi2).toBeLessThan(df + 4 * Math.sqrt(2 * df));
    }
  });

  it('gives single counts their binomial probability, also where the table of pairs leaves them open', () => {
    const groups = 1803;
    const counts = new Uint8Array(groups);
    const draw = seededDraws(2, groups);
    const resamples = 400;
    const seen = new Array<number>(16).fill(0);
    for (let i = 0; i < resamples; i++) {
      draw(counts);
      for (const count of counts) seen[count]!++;
    }
    let share = (1 - 1 / groups) ** groups;
    for (let k = 0; k < 8; k++) {
      const expected = groups * resamples * share;
      expect(Math.abs(seen[k]! - expected)).toBeLessThan(5 * Math.sqrt(expected));
      share *= (groups - k) / (k + 1) / (groups - 1);
    }
  });

  it('has the variance and covariance of multinomial counts', () => {
    const groups = 50;
    const counts = new Uint8Array(groups);
    const draw = seededDraws(9, groups);
    let square = 0;
    let product = 0;
    const trials = 20_000;
    for (let i = 0; i < trials; i++) {
      draw(counts);
      square += (counts[7]! - 1) ** 2 / trials;
      product += ((counts[7]! - 1) * (counts[31]! - 1)) / trials;
    }
    expect(square).toBeCloseTo(1 - 1 / groups, 1);
    expect(product).toBeGreaterThan(-0.045);
    expect(product).toBeLessThan(0.005); // -1/50 expected
  });

  it('repeats itself for the same seed only', () => {
    const run = (seed: number) => {
      const counts = new Uint8Array(30);
      const draw = seededDraws(seed, 30);
      draw(counts);
      draw(counts);
      return [...counts];
    };
    expect(run(4)).toEqual(run(4));
    expect(run(4)).not.toEqual(run(5));
  });
});

describe('givenDraws', () => {
  it('counts positions, and refuses those that there are not', () => {
    const counts = new Uint8Array(3);
    const draws = [[2, 0, 2], [0, 1, 3], Array<number>(256).fill(1)];
    const draw = givenDraws(draws);
    expect(draw(counts)).toBe(3);
    expect([...counts]).toEqual([1, 0, 2]);
    expect(() => draw(counts)).toThrow(/cluster 3 of 3/);
    expect(() => draw(counts)).toThrow(/at most 255 times/);
  });
});
