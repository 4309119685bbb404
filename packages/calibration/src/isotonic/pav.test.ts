import { describe, expect, it } from 'vitest';
import { poolAdjacentViolators } from './pav.ts';

const fit = (y: number[], w: number[] = y.map(() => 1)): number[] => {
  const blocks = poolAdjacentViolators(
    Float64Array.from(y, (v, i) => v * w[i]!),
    Float64Array.from(w),
  );
  return y.map((_, i) => {
    let b = 0;
    while (blocks.start[b + 1]! <= i) b++;
    return blocks.value[b]!;
  });
};

/** Isotonic regression by its min-max formula: max over lower ends of min over upper ends of the mean. */
const minMax = (y: number[], w: number[]): number[] =>
  y.map((_, i) => {
    let best = Number.NEGATIVE_INFINITY;
    for (let a = 0; a <= i; a++) {
      let least = Number.POSITIVE_INFINITY;
      for (let b = i; b < y.length; b++) {
        let s = 0;
        let t = 0;
        for (let j = a; j <= b; j++) {
          s += y[j]! * w[j]!;
          t += w[j]!;
        }
        least = Math.min(least, s / t);
      }
      best = Math.max(best, least);
    }
    return best;
  });

describe('poolAdjacentViolators', () => {
  it('keeps an increasing sequence and averages a decreasing one', () => {
    expect(fit([0, 0.5, 1])).toEqual([0, 0.5, 1]);
    expect(fit([3, 2, 1])).toEqual([2, 2, 2]);
    expect(fit([1, 3, 2, 4])).toEqual([1, 2.5, 2.5, 4]);
    expect(fit([])).toEqual([]);
  });

  it('pools neighbours of equal mean into one block', () => {
    const blocks = poolAdjacentViolators(Float64Array.of(1, 2, 6), Float64Array.of(2, 4, 6));
    expect([...blocks.start]).toEqual([0, 2, 3]);
    expect([...blocks.value]).toEqual([0.5, 1]);
  });

  it('equals the min-max formula, weighted', () => {
    let state = 7;
    const next = () => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return (state >>> 8) / 0x7fffff;
    };
    for (let trial = 0; trial < 50; trial++) {
      const y = Array.from({ length: 1 + (trial % 12) }, () => Math.round(next() * 4));
      const w = y.map(() => 0.25 + next());
      const expected = minMax(y, w);
      fit(y, w).forEach((v, i) => {
        expect(v).toBeCloseTo(expected[i]!, 12);
      });
    }
  });
});
