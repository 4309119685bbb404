import { describe, expect, it } from 'vitest';
import {
  brier,
  consistencyBand,
  corp,
  corpCurve,
  ece,
  Random,
  reliabilityBins,
  smoothCurve,
  wilsonInterval,
} from '../src/index.ts';
import { forSamples } from './random-data.ts';

describe('reliabilityBins', () => {
  it('leaves out the bin of equal mass that ties leave empty, with intervals for the others', () => {
    // Of four parts the cuts are at 0, 0 and 0.5: nothing is above 0 and up to 0.5.
    const p = [0, 0, 0, 0, 0, 0, 1, 1];
    const y = [0, 1, 0, 1, 0, 0, 1, 0] as const;
    const groups = ['a', 'a', 'b', 'b', 'c', 'c', 'a', 'b'];
    const bins = reliabilityBins(p, y, { bins: { kind: 'mass', count: 4 }, groups });
    expect(bins.map(({ count, meanOutcome }) => [count, meanOutcome])).toEqual([
      [6, 2 / 6],
      [2, 1 / 2],
    ]);
    const distinct = reliabilityBins(p, y, { bins: { kind: 'distinct' }, groups });
    expect(bins.map(({ interval }) => interval)).toEqual(distinct.map(({ interval }) => interval));
  });

  it('holds every point once, and gives back the calibration error', () => {
    forSamples(41, ({ p, y, groups }) => {
      for (const bins of [
        { kind: 'width', count: 8 },
        { kind: 'mass', count: 4 },
        { kind: 'distinct' },
      ] as const) {
        const curve = reliabilityBins(p, y, { bins });
        const error = curve.reduce(
          (s, b) => s + b.count * Math.abs(b.meanOutcome - b.meanConfidence),
          0,
        );
        expect(error / p.length).toBeCloseTo(ece(p, y, { bins })!, 12);
        expect(curve.reduce((s, b) => s + b.count, 0)).toBe(p.length);
        const clustered = reliabilityBins(p, y, { bins, groups });
        expect(clustered.map((b) => b.meanOutcome)).toEqual(curve.map((b) => b.meanOutcome));
        for (const b of curve) {
          expect(b.interval).toEqual(wilsonInterval(Math.round(b.meanOutcome * b.count), b.count));
        }
        for (const b of clustered) {
          expect(b.interval === null || b.interval[0] <= b.meanOutcome).toBe(true);
          expect(b.interval === null || b.interval[1] >= b.meanOutcome).toBe(true);
        }
      }
    });
    expect(reliabilityBins([], [])).toEqual([]);
  });

  it('counts clusters where all outcomes of a bin agree', () => {
    const p = Array(40).fill(0.9);
    const y = Array(40).fill(1);
    const groups = p.map((_, i) => i % 4);
    const [bin] = reliabilityBins(p, y, { groups });
    expect(bin).toMatchObject({ intervalMethod: 'wilson-of-clusters' });
    expect(bin!.interval).toEqual(wilsonInterval(4, 4));
    const [plain] = reliabilityBins(p, y);
    expect(plain!.interval![0]).toBeGreaterThan(bin!.interval![0]);
  });

  it('has no interval for weighted points without tasks', () => {
    const [bin] = reliabilityBins([0.5, 0.5], [0, 1], { weights: [1, 3] });
    expect(bin).toMatchObject({ meanOutcome: 0.75, count: 2, weight: 4, interval: null });
  });
});

describe('corpCurve', () => {
  it('increases, keeps the mean outcome, and gives back the decomposition', () => {
    forSamples(42, ({ p, y, weights }) => {
      const options = { weights: weights.map((w) => w + 0.1) };
      const curve = corpCurve(p, y, options);
      const total = curve.reduce((s, b) => s + b.weight, 0);
      let refitted = 0;
      curve.forEach((block, b) => {
        if (b > 0) {
          expect(block.outcome).toBeGreaterThan(curve[b - 1]!.outcome);
          expect(block.lower).toBeGreaterThan(curve[b - 1]!.upper);
        }
        refitted += (block.weight / total) * block.outcome * (1 - block.outcome);
      });
      const parts = corp(p, y, options)!;
      expect(brier(p, y, options)! - refitted).toBeCloseTo(parts.miscalibration, 12);
    });
  });
});

describe('consistencyBand', () => {
  it('holds the CORP curve of calibrated confidences, and not of others', () => {
    const random = new Random(43);
    const p = Array.from({ length: 400 }, () => Math.round(20 * random.uniform()) / 20);
    const band = consistencyBand(p, { resamples: 200 });
    expect(band.length).toBe(new Set(p).size);
    const outside = (shift: number) => {
      const y = p.map((x) => (random.uniform() < x - shift ? 1 : 0));
      const curve = corpCurve(p, y);
      return band.filter(({ confidence, lower, upper }) => {
        const { outcome } = curve.find((b) => b.lower <= confidence && confidence <= b.upper)!;
        return outcome < lower - 1e-12 || outcome > upper + 1e-12;
      }).length;
    };
    expect(outside(0)).toBeLessThanOrEqual(4);
    expect(outside(0.25)).toBeGreaterThan(8);
  });

  it('is certain where the confidence is, and thins out many points', () => {
    expect(consistencyBand([0, 0, 1], { resamples: 20 })).toEqual([
      { confidence: 0, lower: 0, upper: 0 },
      { confidence: 1, lower: 1, upper: 1 },
    ]);
    const many = consistencyBand(
      Array.from({ length: 1000 }, (_, i) => i / 999),
      {
        resamples: 5,
        points: 50,
      },
    );
    expect(many).toHaveLength(50);
    expect(many[0]!.confidence).toBe(0);
    expect(many[49]!.confidence).toBe(1);
  });
});

describe('smoothCurve', () => {
  it('is kernel regression with the reflected Gaussian', () => {
    forSamples(44, ({ p, y }) => {
      const bandwidth = 0.08;
      const curve = smoothCurve(p, y, { bandwidth })!;
      for (const i of [0, 40, 128, 200, 256]) {
        const t = i / 256;
        let density = 0;
        let outcome = 0;
        p.forEach((x, j) => {
          for (let k = -2; k <= 2; k++) {
            for (const z of [t - x - 2 * k, t + x - 2 * k]) {
              const kernel =
                Math.exp(-0.5 * (z / bandwidth) ** 2) / (bandwidth * Math.sqrt(2 * Math.PI));
              density += kernel / p.length;
              outcome += (kernel * y[j]!) / p.length;
            }
          }
        });
        const point = curve.points[i]!;
        expect(point.confidence).toBe(t);
        expect(point.density).toBeCloseTo(density, 8);
        if (density > 1e-4) expect(point.outcome).toBeCloseTo(outcome / density, 6);
      }
    });
  });

  it('says nothing where there are no points, and takes its bandwidth from the error', () => {
    const curve = smoothCurve([0.9, 0.9], [0, 1], { bandwidth: 0.02 })!;
    expect(curve.points[0]!.outcome).toBeNull();
    expect(curve.points[230]!.outcome).toBeCloseTo(0.5, 9);
    expect(smoothCurve([0.9, 0.9], [0, 1])!.bandwidth).toBeCloseTo(0.4, 9);
    expect(smoothCurve([], [])).toBeNull();
  });
});

it('gives every bin of equal mass its own interval, also past one that rounding leaves empty', () => {
  // The mean of these two neighbours is the upper one, so that the second bin is left empty.
  const [lower, upper] = [0.5 + 2 ** -53, 0.5 + 2 ** -52];
  const p = [lower, lower, upper, upper, 0.9, 0.9];
  const groups = ['a', 'b', 'a', 'b', 'a', 'b'];
  const bins = reliabilityBins(p, [1, 0, 1, 0, 1, 1], { bins: { kind: 'mass', count: 3 }, groups });
  expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(6);
  expect(bins.at(-1)).toMatchObject({ meanConfidence: 0.9, intervalMethod: 'wilson-of-clusters' });
});
