import { describe, expect, it } from 'vitest';
import { minimizeConvex } from './newton.ts';

describe('minimizeConvex', () => {
  it('goes to the minimum of a quadratic in one step', () => {
    // (x - 1)^2 + (x - 1)(y + 2) + (y + 2)^2
    let calls = 0;
    const { x, converged } = minimizeConvex(
      ([x = 0, y = 0]) => {
        calls++;
        const [u, v] = [x - 1, y + 2];
        return Float64Array.of(u * u + u * v + v * v, 2 * u + v, u + 2 * v, 2, 1, 2);
      },
      [5, 5],
    );
    expect(x[0]).toBeCloseTo(1, 10);
    expect(x[1]).toBeCloseTo(-2, 10);
    expect(converged).toBe(true);
    expect(calls).toBeLessThan(4);
  });

  it('steps back where Newton would overshoot', () => {
    // Pure Newton on sqrt(1 + x^2) diverges from beyond 1.
    const { x } = minimizeConvex(
      ([x = 0]) => {
        const r = Math.sqrt(1 + x * x);
        return Float64Array.of(r, x / r, 1 / r ** 3);
      },
      [3],
    );
    expect(x[0]).toBeCloseTo(0, 7);
  });

  it('stays out of a direction in which the function is flat', () => {
    const { x } = minimizeConvex(
      ([x = 0, y = 0]) => {
        const u = x + y - 2;
        return Float64Array.of(u * u, 2 * u, 2 * u, 2, 2, 2);
      },
      [0, 0],
    );
    expect(x[0]! + x[1]!).toBeCloseTo(2, 9);
    expect(x[0]).toBeCloseTo(1, 1);
  });

  it('says when it found no minimum', () => {
    const falling = minimizeConvex(
      ([x = 0]) => Float64Array.of(-Math.log1p(x), -1 / (1 + x), 1 / (1 + x) ** 2),
      [0],
    );
    expect(falling.converged).toBe(false);
  });
});
