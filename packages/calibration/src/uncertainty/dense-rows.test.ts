import { describe, expect, it } from 'vitest';
import { denseRows, plainRows } from './dense-rows.ts';
import { seededDraws } from './draws.ts';
import { Random } from './random.ts';
import { simdMemory } from './simd.ts';

describe('denseRows', () => {
  it('runs on vector registers here', () => {
    expect(simdMemory(100)).toBeDefined();
  });

  it('draws and sums on vector registers to the same bits as in JavaScript', () => {
    const random = new Random(6);
    for (const columns of [1, 2, 5, 10, 11, 24, 25, 60]) {
      for (const rows of [1, 2, 33, 5000]) {
        const fast = denseRows(rows, columns, 1e9);
        const plain = plainRows(rows, columns);
        expect(fast.set).not.toBe(plain.set);
        for (let g = 0; g < rows; g++) {
          for (let j = 0; j < columns; j++) {
            const value = random.uniform() - 0.3;
            fast.set(g, j, value);
            plain.set(g, j, value);
          }
        }
        const drawPlain = seededDraws(rows, plain.counts);
        const drawFast = seededDraws(rows, fast.counts);
        for (let b = 0; b < 3; b++) {
          drawPlain();
          drawFast();
          expect([...fast.counts.counts]).toEqual([...plain.counts.counts]);
          fast.sum();
          plain.sum();
          expect([...fast.totals]).toEqual([...plain.totals]);
        }
      }
    }
  });

  it('does without WebAssembly', () => {
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly')!;
    Object.defineProperty(globalThis, 'WebAssembly', { value: undefined, configurable: true });
    try {
      expect(simdMemory(100)).toBeUndefined();
      const rows = denseRows(2, 1, 1e9);
      rows.set(0, 0, 2);
      rows.set(1, 0, 5);
      rows.counts.counts.set([3, 1]);
      rows.sum();
      expect([...rows.totals]).toEqual([11]);
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', descriptor);
    }
  });
});
