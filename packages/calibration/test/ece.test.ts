import { describe, expect, it } from 'vitest';
import { debiasedSquaredEce, ece, overconfidenceGap } from '../src/index.ts';
import { forManyCalibrated, forSamples, RULES, same, TIED } from './random-data.ts';

describe('expected calibration error', () => {
  it('puts a confidence written k/M into the bin that ends there', () => {
    for (let m = 1; m <= 200; m++) {
      for (let k = 1; k <= m; k++) {
        // One point on the edge, one above it and one below: three bins only if the edge closes its bin.
        const edge = k / m;
        const bins = { kind: 'width', count: m } as const;
        const gap = ece([edge, edge - 0.5 / m], [1, 0], { bins, norm: 'max' })!;
        expect(gap).toBeCloseTo(Math.abs(0.5 - (edge - 0.25 / m)), 12);
        if (k < m) {
          const apart = ece([edge, edge + 0.5 / m], [1, 0], { bins, norm: 'max' })!;
          expect(apart).toBeCloseTo(Math.max(1 - edge, edge + 0.5 / m), 12);
        }
      }
    }
  });

  it('is |gap| with one bin, and at least |gap| with any; L1 <= L2 <= max', () => {
    forSamples(15, ({ p, y }) => {
      const gap = Math.abs(overconfidenceGap(p, y)!);
      same(ece(p, y, { bins: { kind: 'width', count: 1 } }), gap, 12);
      for (const bins of RULES) {
        const l1 = ece(p, y, { bins })!;
        const l2 = ece(p, y, { bins, norm: 'l2' })!;
        expect(l1).toBeGreaterThanOrEqual(gap - 1e-12);
        expect(l2).toBeGreaterThanOrEqual(l1 - 1e-12);
        expect(ece(p, y, { bins, norm: 'max' })!).toBeGreaterThanOrEqual(l2 - 1e-12);
      }
    });
  });

  it('needs no bins where all gaps have one sign', () => {
    const p = [0.7, 0.8, 0.8, 0.9, 0.95, 1];
    const y = [0, 0, 1, 0, 0, 0];
    for (const bins of RULES) {
      expect(ece(p, y, { bins })).toBeCloseTo(overconfidenceGap(p, y)!, 14);
    }
  });

  it('keeps ties together in bins of equal mass', () => {
    const p = Array(90).fill(0.9).concat(Array(10).fill(0.2));
    const y = p.map((_, i) => (i % 3 === 0 ? 1 : 0));
    const mass = ece(p, y, { bins: { kind: 'mass', count: 10 } });
    expect(mass).toBeCloseTo(ece(p, y, { bins: { kind: 'distinct' } })!, 14);
  });

  it('debiased, is zero in the mean for calibrated confidences, where the plain square is not', () => {
    let plain = 0;
    let debiased = 0;
    const p = TIED;
    forManyCalibrated(400, p, (y) => {
      plain += ece(p, y, { bins: { kind: 'distinct' }, norm: 'l2' })! ** 2 / 400;
      debiased += debiasedSquaredEce(p, y, { bins: { kind: 'distinct' } })! / 400;
    });
    expect(plain).toBeGreaterThan(0.01);
    expect(Math.abs(debiased)).toBeLessThan(0.0015);
  });

  it('has no debiased form for weights or the max norm', () => {
    expect(() => ece([0.5], [1], { debiased: true, weights: [2] })).toThrow(/without weights/);
    expect(() => ece([0.5], [1], { debiased: true, norm: 'max' })).toThrow(/max/);
    expect(() => ece([0.5], [1], { bins: { kind: 'width', count: 0 } })).toThrow(/0 bins/);
  });
});

/** Ten points at each of five confidences. */
