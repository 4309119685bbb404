import { describe, expect, it } from 'vitest';
import { brier, overconfidenceGap } from '../measures/index.ts';
import { Random } from '../uncertainty/random.ts';
import { correctForOracle, roganGladen } from './index.ts';

const binomial = (n: number, p: number, random: Random) => {
  let k = 0;
  for (let i = 0; i < n; i++) if (random.uniform() < p) k++;
  return k;
};

describe('Rogan-Gladen', () => {
  it('inverts what the oracle does to the share', () => {
    const truth = 0.3;
    const seen = truth * 0.8 + (1 - truth) * 0.05;
    const observed = { rate: seen, standardError: 0.02 };
    const result = roganGladen(observed, { sensitivity: 0.8, specificity: 0.95 })!;
    expect(result.value).toBeCloseTo(truth, 12);
    // An oracle known exactly only stretches the standard error.
    expect(result.standardError).toBeCloseTo(0.02 / 0.75, 12);
  });

  it('is the share itself under a perfect oracle, with an Agresti-Coull interval', () => {
    const result = roganGladen({ count: 30, of: 100 }, { sensitivity: 1, specificity: 1 })!;
    expect(result.value).toBeCloseTo(0.3, 14);
    expect(result.interval[0]).toBeCloseTo(0.2189, 3);
    expect(result.interval[1]).toBeCloseTo(0.3961, 3);
  });

  it('is wider the smaller the audit', () => {
    const width = (of: number) => {
      const share = { count: 0.9 * of, of };
      const [low, high] = roganGladen(
        { count: 60, of: 300 },
        { sensitivity: share, specificity: share },
      )!.interval;
      return high - low;
    };
    expect(width(20)).toBeGreaterThan(width(100));
    expect(width(100)).toBeGreaterThan(width(1e6));
  });

  it('clips, and says what it clipped', () => {
    const result = roganGladen({ count: 1, of: 100 }, { sensitivity: 0.9, specificity: 0.9 })!;
    expect(result.value).toBe(0);
    expect(result.unclipped).toBeLessThan(0);
  });

  it('has no answer for an oracle no better than a coin', () => {
    expect(roganGladen({ count: 5, of: 10 }, { sensitivity: 0.4, specificity: 0.6 })).toBeNull();
    expect(roganGladen({ count: 0, of: 0 }, { sensitivity: 1, specificity: 1 })).toBeNull();
    expect(() => roganGladen({ count: 3, of: 2 }, { sensitivity: 1, specificity: 1 })).toThrow(
      /observed share/,
    );
  });

  it.each([
    [0.05, 300, 40, 60],
    [0.3, 200, 40, 60],
    [0.5, 500, 100, 30],
    [0.9, 300, 30, 30],
  ])('covers a share of %d seen in %d samples, audited on %d and %d', (truth, n, nSe, nSp) => {
    const random = new Random(31);
    const rounds = 1500;
    let covered = 0;
    for (let s = 0; s < rounds; s++) {
      const seen = truth * 0.85 + (1 - truth) * 0.08;
      const result = roganGladen(
        { count: binomial(n, seen, random), of: n },
        {
          sensitivity: { count: binomial(nSe, 0.85, random), of: nSe },
          specificity: { count: binomial(nSp, 0.92, random), of: nSp },
        },
      )!;
      if (result.interval[0] <= truth && truth <= result.interval[1]) covered++;
    }
    expect(covered / rounds).toBeGreaterThan(0.93);
    expect(covered / rounds).toBeLessThan(0.995);
  });
});

describe('correction of measures for the oracle', () => {
  const sensitivity = 0.85;
  const specificity = 0.92;

  /** Tasks of five samples with a rate of their own, judged by an imperfect oracle. */
  const study = (tasks: number, random: Random) => {
    const p: number[] = [];
    const truth: number[] = [];
    const judged: number[] = [];
    const groups: number[] = [];
    for (let g = 0; g < tasks; g++) {
      const rate = 0.2 + 0.6 * random.uniform();
      for (let i = 0; i < 5; i++) {
        const secure = random.uniform() < rate ? 1 : 0;
        const right = random.uniform() < (secure ? specificity : sensitivity);
        truth.push(secure);
        judged.push(right ? secure : 1 - secure);
        p.push(Math.min(1, 0.5 + 0.3 * random.uniform() + 0.2 * secure));
        groups.push(g);
      }
    }
    return { p, truth, judged, groups };
  };

  it('brings gap and Brier score back from the judged to the true ones', () => {
    const { p, truth, judged } = study(20_000, new Random(2));
    const result = correctForOracle(p, judged, { sensitivity, specificity })!;
    expect(Math.abs(overconfidenceGap(p, judged)! - overconfidenceGap(p, truth)!)).toBeGreaterThan(
      0.02,
    );
    expect(result.overconfidenceGap.value).toBeCloseTo(overconfidenceGap(p, truth)!, 1.5);
    expect(result.brier.value).toBeCloseTo(brier(p, truth)!, 1.5);
    expect(result.meanOutcome.value).toBeCloseTo(0.5, 1.5);
  });

  it('covers the truth, the audit being uncertain and samples coming in tasks', () => {
    const random = new Random(6);
    const truth = study(60_000, random);
    const gap = overconfidenceGap(truth.p, truth.truth)!;
    const score = brier(truth.p, truth.truth)!;
    const rounds = 500;
    let gaps = 0;
    let scores = 0;
    for (let s = 0; s < rounds; s++) {
      const { p, judged, groups } = study(60, random);
      const audit = {
        sensitivity: { count: binomial(60, sensitivity, random), of: 60 },
        specificity: { count: binomial(80, specificity, random), of: 80 },
      };
      const result = correctForOracle(p, judged, audit, { tasks: groups })!;
      const inside = (
        { interval: [low, high] }: { interval: readonly [number, number] },
        x: number,
      ) => (low <= x && x <= high ? 1 : 0);
      gaps += inside(result.overconfidenceGap, gap);
      scores += inside(result.brier, score);
    }
    expect(gaps / rounds).toBeGreaterThan(0.91);
    expect(scores / rounds).toBeGreaterThan(0.91);
  });

  it('is the measure itself under a perfect oracle', () => {
    const { p, truth } = study(30, new Random(1));
    const result = correctForOracle(p, truth, { sensitivity: 1, specificity: 1 })!;
    expect(result.brier.value).toBeCloseTo(brier(p, truth)!, 12);
    expect(correctForOracle(p, truth, { sensitivity: 0.5, specificity: 0.5 })).toBeNull();
  });
});
