import { describe, expect, it } from 'vitest';
import {
  aceNeumann,
  aceNixon,
  augrc,
  aurc,
  auroc,
  type BinRule,
  brier,
  brierSkill,
  CalibrationInputError,
  calibrationInTheLarge,
  corp,
  cox,
  debiasedSquaredEce,
  ece,
  excessAurc,
  falseTrust,
  hosmerLemeshow,
  logLoss,
  meanConfidence,
  meanOutcome,
  murphy,
  type Numbers,
  overconfidenceGap,
  Random,
  riskCoverage,
  smoothEce,
  smoothEceAt,
  spiegelhalter,
  type WeightOptions,
} from '../src/index.ts';
import { forSamples, shuffled } from './random-data.ts';

type Measure = (p: Numbers, y: Numbers, options?: WeightOptions) => number | null;

const RULES: readonly BinRule[] = [
  { kind: 'width', count: 7 },
  { kind: 'mass', count: 5 },
  { kind: 'distinct' },
];

const scalar: Readonly<Record<string, Measure>> = {
  brier,
  brierSkill,
  logLoss,
  auroc,
  aurc,
  excessAurc,
  augrc,
  meanConfidence,
  meanOutcome,
  overconfidenceGap,
  aceNeumann,
  aceNixon,
  smoothEce,
  ece,
  eceMax: (p, y, o) => ece(p, y, { ...o, norm: 'max' }),
  eceMass: (p, y, o) => ece(p, y, { ...o, bins: { kind: 'mass', count: 5 } }),
  eceDistinct: (p, y, o) => ece(p, y, { ...o, bins: { kind: 'distinct' }, norm: 'l2' }),
  reliability: (p, y, o) => murphy(p, y, o)?.reliability ?? null,
  miscalibration: (p, y, o) => corp(p, y, o)?.miscalibration ?? null,
};

const same = (a: number | null, b: number | null, digits = 9): void => {
  if (a === null || b === null) expect(a).toBe(b);
  else expect(a).toBeCloseTo(b, digits);
};

describe.each(Object.entries(scalar))('%s', (_, measure) => {
  it('is null without points', () => {
    expect(measure([], [])).toBeNull();
    expect(measure([0.5], [1], { weights: [0] })).toBeNull();
  });

  it('does not depend on the order of the points', () => {
    forSamples(11, (points, random) => {
      const other = shuffled(points, random);
      same(measure(points.p, points.y), measure(other.p, other.y));
    });
  });

  it('reads typed arrays as it reads lists', () => {
    forSamples(12, ({ p, y }) => {
      same(measure(p, y), measure(Float64Array.from(p), Uint8Array.from(y)), 14);
    });
  });

  it('refuses what is not a probability or not an outcome', () => {
    for (const bad of [Number.NaN, -1e-9, 1 + 1e-9, Number.POSITIVE_INFINITY]) {
      expect(() => measure([0.5, bad], [0, 1])).toThrow(CalibrationInputError);
      expect(() => measure([0.1, 0.2, 0.3, 0.4, bad], [0, 1, 0, 1, 1])).toThrow(/index 4/);
    }
    for (const bad of [Number.NaN, 0.5, 2, -1, Number.POSITIVE_INFINITY]) {
      expect(() => measure([0.5, 0.5], [0, bad])).toThrow(/index 1/);
    }
    expect(() => measure([0.5], [0, 1])).toThrow(CalibrationInputError);
  });
});

/** Measures that weights are defined for; equal mass cuts by points, and so is not among them. */
const weighted = Object.entries(scalar).filter(([name]) => !['eceMass', 'aceNixon'].includes(name));

describe.each(weighted)('weighted %s', (_, measure) => {
  it('counts a weight of 2 as two points and a weight of 0 as none', () => {
    forSamples(13, ({ p, y }, random) => {
      const weights = p.map(() => random.below(3));
      const repeat = (values: number[]) => values.flatMap((v, i) => Array(weights[i]!).fill(v));
      same(measure(p, y, { weights }), measure(repeat(p), repeat(y)));
    });
  });

  it('does not change when all weights are scaled', () => {
    forSamples(14, ({ p, y, weights }) => {
      same(measure(p, y, { weights }), measure(p, y, { weights: weights.map((w) => 7 * w) }));
    });
  });

  it('refuses negative and infinite weights', () => {
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => measure([0.5, 0.6], [0, 1], { weights: [1, bad] })).toThrow(/index 1/);
    }
  });
});

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
const TIED = [0.2, 0.5, 0.7, 0.9, 0.95].flatMap((x) => Array<number>(10).fill(x));

/** Outcomes drawn as the confidences say. */
const forManyCalibrated = (
  times: number,
  p: readonly number[],
  visit: (y: number[]) => void,
): void => {
  const random = new Random(99);
  for (let i = 0; i < times; i++) visit(p.map((x) => (random.uniform() < x ? 1 : 0)));
};

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

describe('AUROC', () => {
  it('is the share of pairs in order, ties half', () => {
    forSamples(17, ({ p, y }) => {
      let wins = 0;
      let pairs = 0;
      for (let i = 0; i < p.length; i++) {
        for (let j = 0; j < p.length; j++) {
          if (y[i] !== 1 || y[j] !== 0) continue;
          pairs++;
          wins += p[i]! > p[j]! ? 1 : p[i] === p[j] ? 0.5 : 0;
        }
      }
      same(auroc(p, y), pairs === 0 ? null : wins / pairs, 12);
    });
  });
});

describe('selective prediction', () => {
  it('has one point per distinct confidence and ends at the error rate', () => {
    const points = riskCoverage([0.9, 0.9, 0.5, 0.2], [1, 0, 1, 0]);
    expect(points).toEqual([
      { threshold: 0.9, coverage: 0.5, risk: 0.5 },
      { threshold: 0.5, coverage: 0.75, risk: 1 / 3 },
      { threshold: 0.2, coverage: 1, risk: 0.5 },
    ]);
    expect(riskCoverage([], [])).toEqual([]);
  });

  it('AUGRC = error rate x (1 - AUROC) x accuracy + error rate^2 / 2', () => {
    // Traub et al. 2024, equation 7, holds with ties counted half.
    forSamples(18, ({ p, y }) => {
      const rank = auroc(p, y);
      if (rank === null) return;
      const accuracy = meanOutcome(p, y)!;
      const error = 1 - accuracy;
      expect(augrc(p, y)).toBeCloseTo((1 - rank) * accuracy * error + error ** 2 / 2, 12);
    });
  });
});

describe('false trust', () => {
  it('counts its three forms at a closed threshold', () => {
    const f = falseTrust([0.8, 0.8, 0.9, 0.79, 0.2], [0, 1, 0, 0, 1], { threshold: 0.8 })!;
    expect(f.ofTrusted).toMatchObject({ value: 2 / 3, numerator: 2, denominator: 3 });
    expect(f.ofVulnerable).toMatchObject({ value: 2 / 3, numerator: 2, denominator: 3 });
    expect(f.joint).toMatchObject({ value: 0.4, numerator: 2, denominator: 5 });
    expect(f.coverage).toBe(0.6);
    expect(falseTrust([], [])).toBeNull();
  });

  it('is null, not 0, where nothing is trusted', () => {
    const f = falseTrust([0.5], [0], { groups: ['a'] })!;
    expect(f.ofTrusted).toMatchObject({ value: null, wilson: null, cluster: null });
    expect(f.ofVulnerable.value).toBe(0);
  });

  it('weighs points, and then gives no interval for independent ones', () => {
    const f = falseTrust([0.9, 0.9], [0, 1], { weights: [1, 3] })!;
    expect(f.ofTrusted).toMatchObject({ value: 0.25, wilson: null, clopperPearson: null });
  });

  it('has cluster intervals that are wider where samples of a task are alike', () => {
    const p = Array(100).fill(0.9);
    const y = p.map((_, i) => (Math.floor(i / 10) % 2 === 0 ? 1 : 0));
    const groups = p.map((_, i) => `task ${Math.floor(i / 10)}`);
    const { cluster, wilson } = falseTrust(p, y, { groups })!.ofTrusted;
    expect(cluster!.groups).toBe(10);
    expect(cluster!.interval![1] - cluster!.interval![0]).toBeGreaterThan(
      2 * (wilson![1] - wilson![0]),
    );
  });
});

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
