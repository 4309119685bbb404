import { describe, expect, it } from 'vitest';
import { brier, corp, murphy } from '../src/index.ts';
import { forSamples, RULES } from './random-data.ts';

describe('decompositions of the Brier score', () => {
  it('add up', () => {
    forSamples(16, ({ p, y, weights }) => {
      for (const options of [{}, { weights: weights.map((w) => w + 0.1) }]) {
        const score = brier(p, y, options)!;
        for (const bins of RULES) {
          const m = murphy(p, y, { ...options, bins })!;
          const parts = m.reliability - m.resolution + m.uncertainty;
          expect(parts + m.withinVariance - m.withinCovariance).toBeCloseTo(score, 12);
          expect(m.brier).toBeCloseTo(score, 12);
          if (bins.kind === 'distinct') expect(parts).toBeCloseTo(score, 12);
        }
        const c = corp(p, y, options)!;
        expect(c.miscalibration - c.discrimination + c.uncertainty).toBeCloseTo(score, 12);
        expect(c.miscalibration).toBeGreaterThanOrEqual(-1e-12);
        expect(c.discrimination).toBeGreaterThanOrEqual(-1e-12);
      }
    });
  });
});
