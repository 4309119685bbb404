import { describe, expect, it } from 'vitest';
import { givenDraws, plainCounts, seededDraws } from './draws.ts';
import { poissonFill } from './poisson.ts';

const multinomial = (counts: readonly number[]): number => {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const n = counts.length;
  return factorial(n) / counts.reduce((a, c) => a * factorial(c), 1) / n ** n;
};

describe('seededDraws', () => {
  it('draws as many clusters as there are', () => {
    for (const groups of [1, 2, 3, 4, 5, 37, 1000]) {
      const memory = plainCounts(groups);
      const { counts } = memory;
      const draw = seededDraws(5, poissonFill);
      for (let i = 0; i < 50; i++) {
        draw(memory);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(groups);
      }
    }
  });

  it('gives every outcome its multinomial probability', () => {
    for (const groups of [2, 3, 5]) {
      const memory = plainCounts(groups);
      const { counts } = memory;
      const draw = seededDraws(groups, poissonFill);
      const seen = new Map<string, number>();
      const trials = 60_000;
      for (let i = 0; i < trials; i++) {
        draw(memory);
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

  it('has the variance and covariance of multinomial counts', () => {
    const groups = 50;
    const memory = plainCounts(groups);
    const { counts } = memory;
    const draw = seededDraws(9, poissonFill);
    let square = 0;
    let product = 0;
    const trials = 20_000;
    for (let i = 0; i < trials; i++) {
      draw(memory);
      square += (counts[7]! - 1) ** 2 / trials;
      product += ((counts[7]! - 1) * (counts[31]! - 1)) / trials;
    }
    expect(square).toBeCloseTo(1 - 1 / groups, 1);
    expect(product).toBeGreaterThan(-0.045);
    expect(product).toBeLessThan(0.005); // -1/50 expected
  });

  it('repeats itself for the same seed only', () => {
    const run = (seed: number) => {
      const memory = plainCounts(30);
      const draw = seededDraws(seed, poissonFill);
      draw(memory);
      draw(memory);
      return [...memory.counts];
    };
    expect(run(4)).toEqual(run(4));
    expect(run(4)).not.toEqual(run(5));
  });
});

describe('givenDraws', () => {
  it('counts positions, and refuses those that there are not', () => {
    const memory = plainCounts(3);
    const draws = [[2, 0, 2], [0, 1, 3], Array<number>(256).fill(1)];
    const draw = givenDraws(draws);
    draw(memory);
    expect([...memory.counts]).toEqual([1, 0, 2]);
    expect(() => draw(memory)).toThrow(/cluster 3 of 3/);
    expect(() => draw(memory)).toThrow(/at most 255 times/);
  });
});
