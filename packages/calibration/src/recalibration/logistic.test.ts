import { describe, expect, it } from 'vitest';
import { readSample } from '../data/sample.ts';
import { logit, sigmoid } from '../numeric/logistic.ts';
import { Random } from '../uncertainty/random.ts';
import { betaCalibration, plattScaling, temperatureScaling } from './index.ts';
import { logisticData } from './logistic-data.ts';

/** Points whose true logit is slope * logit(p) + offset. */
const distorted = (n: number, slope: number, offset: number, seed: number) => {
  const random = new Random(seed);
  const p = Float64Array.from({ length: n }, () => random.uniform());
  const y = p.map((x) => (random.uniform() < sigmoid(slope * logit(x) + offset) ? 1 : 0));
  return { p, y };
};

describe('a grid in place of points', () => {
  it.each([
    ['moderate', 0.6, -0.4],
    ['steep', 8, 1],
    ['falling', -1.3, 0.2],
  ])('leaves nothing to gain on the points themselves: %s', (_, slope, offset) => {
    const { p, y } = distorted(30_000, slope, offset, 7);
    const data = logisticData(readSample(p, y), 1e-6);
    const targets = { zero: 1 / (data.zeros + 2), one: (data.ones + 1) / (data.ones + 2) };
    const { A, B } = plattScaling.fit(p, y)!.parameters;
    const [loss, gs, go, hss, hso, hoo] = data.exactLoss(targets)([-A, -B]);
    const det = hss! * hoo! - hso! * hso!;
    expect(Math.abs((hoo! * gs! - hso! * go!) / det)).toBeLessThan(1e-8);
    expect(Math.abs((hss! * go! - hso! * gs!) / det)).toBeLessThan(1e-8);
    if (data.accurateAt(-A)) {
      expect(data.loss(targets)([-A, -B])[0]! / loss!).toBeCloseTo(1, 9);
    }
  });

  it('is not trusted where the slope is too steep for it', () => {
    const { p, y } = distorted(30_000, 1, 0, 3);
    const data = logisticData(readSample(p, y), 1e-6);
    expect(data.accurateAt(1)).toBe(true);
    expect(data.accurateAt(100)).toBe(false);
  });
});

describe('Platt scaling', () => {
  it('finds the distortion', () => {
    const { p, y } = distorted(50_000, 0.6, -0.4, 5);
    const { A, B } = plattScaling.fit(p, y)!.parameters;
    expect(A).toBeCloseTo(-0.6, 1);
    expect(B).toBeCloseTo(0.4, 1);
  });

  it('stays finite under separation and for one class', () => {
    const separated = plattScaling.fit([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1])!.parameters;
    expect(Number.isFinite(separated.A) && Number.isFinite(separated.B)).toBe(true);
    expect(plattScaling.fit([0.1, 0.9], [1, 1])!.apply(0.5)).toBeCloseTo(3 / 4, 9);
  });
});

describe('temperature scaling', () => {
  it('finds the temperature', () => {
    const { p, y } = distorted(50_000, 1 / 2.5, 0, 11);
    expect(temperatureScaling.fit(p, y)!.parameters.temperature).toBeCloseTo(2.5, 1);
  });

  it('goes to its bound, and says so, where accuracy is below 1/2 and confidence above', () => {
    const map = temperatureScaling.fit([0.7, 0.8, 0.9, 0.99], [1, 0, 0, 0])!;
    expect(map.atBound).toBe(true);
    expect(map.apply(0.99)).toBeCloseTo(0.5, 3);
  });

  it('leaves confidences of 1/2 alone', () => {
    expect(temperatureScaling.fit([0.5, 0.5], [0, 1])!.parameters.temperature).toBe(1);
  });

  it('depends on the clip when 1 occurs, and keeps it', () => {
    const p = [1, 1, 1, 1, 0.6, 0.7];
    const y = [1, 1, 1, 0, 1, 0];
    const at = (clip: number) => temperatureScaling.fit(p, y, { clip })!.parameters;
    expect(at(1e-12).temperature).toBeGreaterThan(1.5 * at(1e-3).temperature);
    expect(at(1e-3).clip).toBe(1e-3);
    expect(() => at(0)).toThrow(/clip 0/);
  });
});

describe('beta calibration', () => {
  const random = new Random(9);
  const p = Array.from({ length: 600 }, () => random.uniform());

  it('finds a distortion of its own family', () => {
    const many = Array.from({ length: 40_000 }, () => random.uniform());
    const y = many.map((x) =>
      random.uniform() < sigmoid(1.8 * Math.log(x) - 0.5 * Math.log1p(-x) + 0.3) ? 1 : 0,
    );
    const { a, b, c } = betaCalibration.fit(many, y)!.parameters;
    expect(a).toBeCloseTo(1.8, 0);
    expect(b).toBeCloseTo(0.5, 1);
    expect(c).toBeCloseTo(0.3, 0);
  });

  it.each([
    ['falling at the top', (x: number) => 0.9 * x * (1 - x) + 0.4 * x],
    ['falling at the bottom', (x: number) => 0.9 - 2.4 * x * (1 - x)],
    ['falling everywhere', (x: number) => 0.9 - 0.7 * x],
  ])('never decreases, and no other a, b >= 0 does better: %s', (_, truth) => {
    const y = p.map((x) => (random.uniform() < truth(x) ? 1 : 0));
    const map = betaCalibration.fit(p, y)!;
    const { a, b, c } = map.parameters;
    expect(a).toBeGreaterThanOrEqual(0);
    expect(b).toBeGreaterThanOrEqual(0);
    const loss = (a1: number, b1: number, c1: number) =>
      p.reduce((sum, x, i) => {
        const q = sigmoid(a1 * Math.log(x) - b1 * Math.log1p(-x) + c1);
        return sum - Math.log(y[i] === 1 ? q : 1 - q);
      }, 0) / p.length;
    expect(map.logLoss).toBeCloseTo(loss(a, b, c), 10);
    for (const da of [-1e-3, 0, 1e-3]) {
      for (const db of [-1e-3, 0, 1e-3]) {
        for (const dc of [-1e-3, 0, 1e-3]) {
          if (a + da < 0 || b + db < 0) continue;
          expect(loss(a + da, b + db, c + dc)).toBeGreaterThanOrEqual(loss(a, b, c) - 1e-12);
        }
      }
    }
  });

  it('gives null where no finite maximum exists', () => {
    expect(betaCalibration.fit([0.2, 0.8], [1, 1])).toBeNull();
    expect(betaCalibration.fit([0.1, 0.4, 0.6, 0.9], [0, 0, 1, 1])).toBeNull();
    expect(betaCalibration.fit([0.1, 0.5, 0.5, 0.9], [0, 0, 1, 1])).toBeNull();
  });
});
