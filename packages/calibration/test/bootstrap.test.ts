import { describe, expect, it } from 'vitest';
import {
  augrc,
  aurc,
  auroc,
  aurocStatistic,
  brier,
  brierSkill,
  brierSkillStatistic,
  brierStatistic,
  clusterBootstrap,
  clusterRatio,
  type EceOptions,
  ece,
  eceStatistic,
  falseTrust,
  falseTrustStatistic,
  logLoss,
  logLossStatistic,
  meanConfidence,
  meanConfidenceStatistic,
  meanOutcome,
  meanOutcomeStatistic,
  type Numbers,
  overconfidenceGap,
  overconfidenceGapStatistic,
  Random,
  readClusters,
  type Statistic,
  sumByCluster,
  tallyStatistic,
  type WeightOptions,
} from '../src/index.ts';
import { type Points, randomPoints } from './random-data.ts';

type Measure = (p: Numbers, y: Numbers, options: WeightOptions) => number | null | undefined;

const EQUAL_WIDTH: EceOptions = { bins: { kind: 'width', count: 7 } };
const DISTINCT: EceOptions = { bins: { kind: 'distinct' } };

/** Every statistic that resampling can compute, beside the measure on the points themselves. */
const pairs: Readonly<Record<string, readonly [Statistic, Measure]>> = {
  brier: [brierStatistic, brier],
  brierSkill: [brierSkillStatistic, brierSkill],
  logLoss: [
    logLossStatistic({ epsilon: 1e-6 }),
    (p, y, o) => logLoss(p, y, { ...o, epsilon: 1e-6 }),
  ],
  meanOutcome: [meanOutcomeStatistic, meanOutcome],
  meanConfidence: [meanConfidenceStatistic, meanConfidence],
  gap: [overconfidenceGapStatistic, overconfidenceGap],
  auroc: [aurocStatistic, auroc],
  aurc: [tallyStatistic(aurc), aurc],
  augrc: [tallyStatistic(augrc), augrc],
  eceL1: [eceStatistic(EQUAL_WIDTH), (p, y, o) => ece(p, y, { ...o, ...EQUAL_WIDTH })],
  eceL2: [
    eceStatistic({ ...EQUAL_WIDTH, norm: 'l2' }),
    (p, y, o) => ece(p, y, { ...o, ...EQUAL_WIDTH, norm: 'l2' }),
  ],
  eceMax: [
    eceStatistic({ ...DISTINCT, norm: 'max' }),
    (p, y, o) => ece(p, y, { ...o, ...DISTINCT, norm: 'max' }),
  ],
  eceDistinct: [eceStatistic(DISTINCT), (p, y, o) => ece(p, y, { ...o, ...DISTINCT })],
  ofTrusted: [falseTrustStatistic(), (p, y, o) => falseTrust(p, y, o)?.ofTrusted.value],
  ofVulnerable: [
    falseTrustStatistic({ form: 'ofVulnerable' }),
    (p, y, o) => falseTrust(p, y, o)?.ofVulnerable.value,
  ],
  joint: [
    falseTrustStatistic({ form: 'joint', threshold: 0.5 }),
    (p, y, o) => falseTrust(p, y, { ...o, threshold: 0.5 })?.joint.value,
  ],
};

/** The points of the drawn clusters, written out one after the other. */
const written = (points: Points, draw: readonly number[]): Points => {
  const ids = [...new Set(points.groups)];
  const order = draw.flatMap((g) =>
    points.groups.flatMap((group, i) => (group === ids[g] ? [i] : [])),
  );
  const pick = (values: number[]) => order.map((i) => values[i]!);
  return {
    p: pick(points.p),
    y: pick(points.y),
    weights: pick(points.weights),
    groups: pick(points.groups),
  };
};

const drawsFor = (points: Points, count: number, random: Random): number[][] => {
  const size = new Set(points.groups).size;
  return Array.from({ length: count }, () =>
    Array.from({ length: size }, () => random.below(size)),
  );
};

describe.each(Object.entries(pairs))('the bootstrap of %s', (_, [statistic, measure]) => {
  it.each([false, true])('recomputes it on every resample (weights: %s)', (weighted) => {
    const random = new Random(31);
    for (const n of [3, 12, 80]) {
      const points = randomPoints(random, n);
      const draws = drawsFor(points, 15, random);
      const weights = (q: Points) => (weighted ? { weights: q.weights } : {});
      const input = { p: points.p, y: points.y, groups: points.groups, ...weights(points) };
      const { s } = clusterBootstrap(input, { s: statistic }, { draws });
      const whole = measure(points.p, points.y, weights(points)) ?? null;
      if (whole === null) expect(s.estimate).toBeNull();
      else expect(s.estimate).toBeCloseTo(whole, 10);
      draws.forEach((draw, b) => {
        const q = written(points, draw);
        const value = measure(q.p, q.y, weights(q)) ?? Number.NaN;
        if (Number.isNaN(value)) expect(s.replicates[b]).toBeNaN();
        else expect(s.replicates[b]).toBeCloseTo(value, 10);
      });
      expect(s.undefinedReplicates).toBe(s.replicates.filter(Number.isNaN).length);
    }
  });
});

describe('clusterBootstrap', () => {
  it('gives the same result for the same seed, whatever else is computed with it', () => {
    const points = randomPoints(new Random(2), 100);
    const options = { resamples: 50, seed: 77 };
    const alone = clusterBootstrap(points, { ece: eceStatistic() }, options);
    const among = clusterBootstrap(points, { b: brierStatistic, ece: eceStatistic() }, options);
    expect(among.ece).toEqual(alone.ece);
    const other = clusterBootstrap(points, { ece: eceStatistic() }, { ...options, seed: 78 });
    expect(other.ece.interval).not.toEqual(alone.ece.interval);
  });

  it('agrees with the linearised standard error', () => {
    const points = randomPoints(new Random(3), 3000);
    const clusters = readClusters(points.groups);
    const loss = (i: number) => (points.p[i]! - points.y[i]!) ** 2;
    const robust = clusterRatio(
      sumByCluster(clusters, loss),
      sumByCluster(clusters, () => 1),
    )!;
    const { brier: b } = clusterBootstrap(
      { ...points, weights: undefined },
      { brier: brierStatistic },
      { resamples: 2000 },
    );
    expect(b.standardError! / robust.standardError!).toBeGreaterThan(0.93);
    expect(b.standardError! / robust.standardError!).toBeLessThan(1.07);
  });

  it('has no interval with one cluster, and none where nothing is defined', () => {
    const one = clusterBootstrap(
      { p: [0.5, 0.9], y: [0, 1], groups: ['a', 'a'] },
      { b: brierStatistic },
    );
    expect(one.b).toMatchObject({ interval: null, groups: 1, estimate: (0.25 + 0.01) / 2 });
    const empty = clusterBootstrap(
      { p: [], y: [], groups: [] },
      { b: brierStatistic, a: aurocStatistic },
    );
    expect(empty.b).toMatchObject({ estimate: null, interval: null, groups: 0 });
    expect(empty.a).toMatchObject({ estimate: null, interval: null });
  });

  it('falls back to percentiles, and says so, where BCa cannot be computed', () => {
    const same = { p: [0.5, 0.5, 0.5], y: [1, 1, 1], groups: [1, 2, 3] };
    const { b } = clusterBootstrap(same, { b: brierStatistic }, { method: 'bca' });
    expect(b).toMatchObject({ method: 'percentile', interval: [0.25, 0.25] });
  });

  it('refuses options without meaning', () => {
    const points = { p: [0.5], y: [1], groups: [1] };
    expect(() => clusterBootstrap(points, {}, { level: 1 })).toThrow(/level 1/);
    expect(() => clusterBootstrap(points, { b: brierStatistic }, { resamples: 0 })).toThrow(
      /0 resamples/,
    );
    expect(() => clusterBootstrap({ ...points, groups: [] }, {})).toThrow(/0 cluster ids/);
  });
});
