import { describe, expect, it } from 'vitest';
import { CalibrationInputError, overconfidenceGap, smoothEce, smoothEceAt } from '../src/index.ts';
import { forSamples } from './random-data.ts';

describe('smooth calibration error', () => {
  it('equals the smoothed error at the bandwidth that it is', () => {
    forSamples(19, ({ p, y }) => {
      const value = smoothEce(p, y)!;
      expect(value).toBeGreaterThanOrEqual(Math.abs(overconfidenceGap(p, y)!) - 1e-9);
      if (value > 1e-4) expect(smoothEceAt(p, y, { bandwidth: value })).toBeCloseTo(value, 9);
    });
  });

  it('falls as the bandwidth grows', () => {
    forSamples(20, ({ p, y }) => {
      let last = Number.POSITIVE_INFINITY;
      for (const bandwidth of [0.005, 0.02, 0.05, 0.1, 0.3, 1]) {
        const value = smoothEceAt(p, y, { bandwidth })!;
        expect(value).toBeLessThanOrEqual(last + 1e-6);
        last = value;
      }
    });
  });

  it('counts points at exactly 0 and 1 in full', () => {
    // Half of the points at 1 and all wrong; the other half calibrated at 1/2.
    const p = Array(200).fill(1).concat(Array(200).fill(0.5));
    const y = p.map((x, i) => (x === 1 ? 0 : i % 2));
    expect(smoothEce(p, y)).toBeCloseTo(0.5, 6);
  });

  it('equals the defining integral, by quadrature of reflected Gaussians', () => {
    forSamples(21, ({ p, y }) => {
      const bandwidth = 0.07;
      const steps = 4000;
      let integral = 0;
      for (let k = 0; k < steps; k++) {
        const t = (k + 0.5) / steps;
        let r = 0;
        for (let i = 0; i < p.length; i++) {
          for (let j = -2; j <= 2; j++) {
            const density = (z: number) =>
              Math.exp(-0.5 * (z / bandwidth) ** 2) / (bandwidth * Math.sqrt(2 * Math.PI));
            const kernel = density(t - p[i]! - 2 * j) + density(t + p[i]! - 2 * j);
            r += (p[i]! - y[i]!) * kernel;
          }
        }
        integral += Math.abs(r) / (p.length * steps);
      }
      expect(smoothEceAt(p, y, { bandwidth })).toBeCloseTo(integral, 5);
    });
  }, 20_000);

  it('refuses bandwidths that it cannot resolve', () => {
    expect(() => smoothEceAt([0.5], [1], { bandwidth: 0 })).toThrow(CalibrationInputError);
  });
});
