import { describe, expect, it } from 'vitest';
import { histogramBinning, isotonicRegression } from './index.ts';

describe('isotonic regression', () => {
  it('pools violators and interpolates between the corners', () => {
    const map = isotonicRegression.fit([0.2, 0.4, 0.6, 0.8], [0, 1, 0, 1])!;
    expect(map.parameters).toEqual({ x: [0.2, 0.4, 0.6, 0.8], y: [0, 0.5, 0.5, 1] });
    expect(map.apply(0.1)).toBe(0);
    expect(map.apply(0.5)).toBe(0.5);
    expect(map.apply(0.7)).toBeCloseTo(0.75, 12);
    expect(map.apply(1)).toBe(1);
  });

  it('makes one constant of confidences that point the wrong way', () => {
    const map = isotonicRegression.fit([0.1, 0.2, 0.8, 0.9], [1, 1, 0, 0])!;
    expect(map.parameters).toEqual({ x: [0.1, 0.9], y: [0.5, 0.5] });
  });
});

describe('histogram binning', () => {
  it('fits and applies the same right-closed bins', () => {
    const map = histogramBinning.fit([0.3, 0.3, 0.31], [0, 1, 1])!;
    expect(map.apply(0.3)).toBe(0.5);
    expect(map.apply(0.1 + 0.2)).toBe(1);
    expect(map.apply(0.35)).toBe(1);
  });

  it('gives an empty bin its midpoint', () => {
    const map = histogramBinning.fit([0.95], [0])!;
    expect(map.apply(0)).toBe(0.05);
    expect(map.apply(0.42)).toBeCloseTo(0.45, 12);
    expect(map.apply(1)).toBe(0);
  });

  it('takes bins of equal mass and of distinct values', () => {
    const p = [0.1, 0.2, 0.8, 0.9];
    const mass = histogramBinning.fit(p, [0, 0, 0, 1], { bins: { kind: 'mass', count: 2 } })!;
    expect(mass.parameters).toEqual({ edges: [0.5, 1], values: [0, 0.5] });
    const distinct = histogramBinning.fit(p, [0, 1, 0, 1], { bins: { kind: 'distinct' } })!;
    expect(p.map((x) => distinct.apply(x))).toEqual([0, 1, 0, 1]);
    expect(distinct.apply(1)).toBe(1);
  });
});
