import { describe, expect, it } from 'vitest';
import { readClusters } from './clusters.ts';
import { CalibrationInputError } from './errors.ts';

describe('readClusters', () => {
  it('numbers ids of any kind by first appearance', () => {
    const cases: readonly (readonly (number | string)[])[] = [
      ['b', 'a', 'b', 'c', 'a'],
      [3, 1, 3, 0, 1],
      [1e9, 0.5, 1e9, -2, 0.5],
      [1, '1', 1, 2.5, '1'],
    ];
    for (const ids of cases) {
      const { size, of } = readClusters(ids);
      expect([...of]).toEqual([0, 1, 0, 2, 1]);
      expect(size).toBe(3);
    }
    expect(readClusters([])).toEqual({ size: 0, of: new Int32Array(0) });
    expect(readClusters(Int32Array.of(7, 7, 0))).toEqual({ size: 2, of: Int32Array.of(0, 0, 1) });
  });

  it('wants one id a point', () => {
    expect(() => readClusters([1, 2], 3)).toThrow(CalibrationInputError);
  });
});
