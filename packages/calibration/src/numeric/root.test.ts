import { describe, expect, it } from 'vitest';
import { findRoot } from './root.ts';

describe('findRoot', () => {
  it.each([
    ['smooth', (x: number) => x ** 3 - 2 * x - 5, 2, 3, 2.0945514815423265],
    ['flat', (x: number) => (x - 1) ** 9, -5, 6, 1],
    ['a step', (x: number) => (x < 0.3 ? -1 : 1), 0, 1, 0.3],
    ['steep', (x: number) => Math.expm1(50 * x), -3, 1, 0],
    ['decreasing', (x: number) => Math.cos(x) - x, 0, 1, 0.7390851332151607],
    ['an end', (x: number) => x, 0, 7, 0],
  ] as const)('finds the root of a function that is %s', (kind, f, low, high, root) => {
    // Near a ninefold root the function itself vanishes long before x reaches it.
    const digits = kind === 'flat' ? 1e-3 : 1e-13;
    expect(Math.abs(findRoot(f, low, high) - root)).toBeLessThan(digits);
  });

  it('needs few evaluations where the function is smooth', () => {
    let calls = 0;
    const f = (x: number) => {
      calls += 1;
      return Math.exp(x) - 2;
    };
    expect(findRoot(f, -10, 10)).toBeCloseTo(Math.LN2, 13);
    expect(calls).toBeLessThan(20);
  });

  it('is NaN without a change of sign', () => {
    expect(findRoot((x) => x * x + 1, -1, 1)).toBeNaN();
  });
});
