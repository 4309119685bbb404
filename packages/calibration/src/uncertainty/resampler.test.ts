import { describe, expect, it } from 'vitest';
import type { ClusterSums } from './cluster-sums.ts';
import { seededDraws } from './draws.ts';
import { Random } from './random.ts';
import { plainResampler } from './resampler.ts';
import { simdMemory } from './simd-memory.ts';
import { simd } from './vector-resampler.ts';

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
  it('runs on vector registers here', () => {
    expect(simdMemory(100)).toBeDefined();
  });

  it.each([
    ['whole and equal', () => 20],
    ['whole', (random: Random) => random.below(9)],
    ['broken', (random: Random) => random.uniform()],
  ])('draws and sums the same bits on vector registers and off them: weights %s', (_, weigh) => {
    const random = new Random(6);
    for (const columns of [1, 2, 5, 10, 11, 24, 25, 60]) {
      for (const rows of [1, 2, 33, 2100]) {
        const { seen, statistic } = randomStatistic(random, rows, columns);
        const weights = Float64Array.from({ length: rows }, () => weigh(random));
        const fast = simd(statistic, weights, WORTH_IT, true)!;
        const plain = plainResampler(statistic, weights);
        const drawFast = seededDraws(rows, fast.poisson);
        const drawPlain = seededDraws(rows, plain.poisson);
        for (const size of [3, 2]) {
          const batch = fast.batch.slice(0, size);
          for (const counts of batch) drawFast(counts);
          fast.evaluate(size);
          for (const { counts } of batch) {
            drawPlain(plain.batch[0]!);
            expect(counts).toEqual(plain.batch[0]!.counts);
            plain.evaluate(1);
          }
          expect(seen.splice(0, size)).toEqual(seen.splice(0, size));
        }
      }
    }
  });

  it('does without WebAssembly, and without vectors where there is little to do', () => {
    const { statistic } = randomStatistic(new Random(1), 50, 4);
    const weights = new Float64Array(50).fill(1);
    expect(simd(statistic, weights, 10, true)).toBeUndefined();
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly')!;
    Object.defineProperty(globalThis, 'WebAssembly', { value: undefined, configurable: true });
    try {
      expect(simd(statistic, weights, WORTH_IT, true)).toBeUndefined();
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', descriptor);
    }
  });
});
