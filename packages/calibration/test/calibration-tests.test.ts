import { describe, expect, it } from 'vitest';
import { calibrationInTheLarge, cox, hosmerLemeshow, spiegelhalter } from '../src/index.ts';
import { forManyCalibrated } from './random-data.ts';

describe('tests of calibration', () => {
  it('reject calibrated confidences about as often as they say', () => {
    const rejected = { spiegelhalter: 0, hosmerLemeshow: 0, cox: 0, inTheLarge: 0 };
    let runs = 0;
    const p = Array.from({ length: 100 }, (_, i) => 0.1 + 0.0085 * i);
    forManyCalibrated(600, p, (y) => {
      runs++;
      if (spiegelhalter(p, y)!.p < 0.1) rejected.spiegelhalter++;
      if (hosmerLemeshow(p, y)!.p < 0.1) rejected.hosmerLemeshow++;
      if ((cox(p, y)?.p ?? 1) < 0.1) rejected.cox++;
      const shift = calibrationInTheLarge(p, y)!;
      if (Math.abs(shift.intercept / shift.standardError) > 1.645) rejected.inTheLarge++;
    });
    for (const count of Object.values(rejected)) {
      expect(count / runs).toBeGreaterThan(0.05);
      expect(count / runs).toBeLessThan(0.16);
    }
  });

  it('Cox finds the intercept and slope that the outcomes were drawn with', () => {
    const p: number[] = [];
    const y: number[] = [];
    // Outcomes in their exact proportions: 1000 points at each confidence.
    for (const x of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const q = 1 / (1 + Math.exp(0.5 - 0.6 * Math.log(x / (1 - x))));
      const ones = Math.round(1000 * q);
      for (let i = 0; i < 1000; i++) {
        p.push(x);
        y.push(i < ones ? 1 : 0);
      }
    }
    const fit = cox(p, y)!;
    expect(fit.intercept).toBeCloseTo(-0.5, 2);
    expect(fit.slope).toBeCloseTo(0.6, 2);
  });

  it('Spiegelhalter by clusters is smaller where samples of a task are alike', () => {
    const p = Array(200).fill(0.8);
    const y = p.map((_, i) => (Math.floor(i / 20) < 5 ? 1 : 0));
    const groups = p.map((_, i) => Math.floor(i / 20));
    const alone = spiegelhalter(p, y)!;
    const clustered = spiegelhalter(p, y, { groups })!;
    expect(Math.abs(clustered.z)).toBeLessThan(Math.abs(alone.z) / 2);
    expect(spiegelhalter([0, 0.5, 1], [1, 0, 1])).toBeNull();
  });
});
