import { describe, expect, it } from 'vitest';
import type { ClusterSums } from './cluster-sums.ts';
import { seededDraws } from './draws.ts';
import { Random } from './random.ts';
import { type Kernels, resampled } from './resampler.ts';
import { simd } from './vector-adder.ts';

const WORTH_IT = 1e9;

/** Rows of random sums, and a statistic that depends on every bit of the totals and the weight. */
const randomStatistic = (random: Random, rows: number, cells: number) => {
  const seen: number[][] = [];
  const sums: ClusterSums = {
    cells,
    width: 1,
    start: Int32Array.from({ length: rows + 1 }, (_, g) => g * cells),
    cell: Int32Array.from({ length: rows * cells }, (_, e) => e % cells),
    values: Float64Array.from({ length: rows * cells }, () => random.uniform() - 0.3),
  };
  const evaluate = (totals: Float64Array, weight: number) => seen.push([...totals, weight]);
  return { seen, statistic: { sums, evaluate } };
};

describe('resampling', () => {
  it.each([
    ['whole and equal', () => 20],
    ['whole', (random: Random) => random.below(9)],
    ['broken', (random: Random) => random.uniform()],
  ])('adds up the same bits on vector registers and off them: weights %s', (_, weigh) => {
    const random = new Random(6);
    // Here it is used however little there is to do, and not to be had is a failure.
    const vectors: Kernels = (sums, groups, weights) => {
      const adder = simd(sums, groups, weights, WORTH_IT);
      expect(adder).toBeDefined();
      return adder;
    };
    for (const columns of [1, 2, 5, 10, 11, 24, 25, 60]) {
      for (const rows of [1, 2, 33, 2100]) {
        const { seen, statistic } = randomStatistic(random, rows, columns);
        const weights = Float64Array.from({ length: rows }, () => weigh(random));
        const values = (kernels?: Kernels) => {
          resampled(statistic, weights, 19, seededDraws(rows, rows), kernels);
          return seen.splice(0);
        };
        const plain = values();
        expect(plain).toHaveLength(19);
        expect(values(vectors)).toEqual(plain);
      }
    }
  });

  it('does without WebAssembly, and without vectors where there is little to do', () => {
    const { sums } = randomStatistic(new Random(1), 50, 4).statistic;
    expect(simd(sums, 50, undefined, 10)).toBeUndefined();
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly')!;
    Object.defineProperty(globalThis, 'WebAssembly', { value: undefined, configurable: true });
    try {
      expect(simd(sums, 50, undefined, WORTH_IT)).toBeUndefined();
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', descriptor);
    }
  });
});
