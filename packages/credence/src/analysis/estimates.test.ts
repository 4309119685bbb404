import {
  aurocStatistic,
  brierStatistic,
  clusterBootstrap,
  eceStatistic,
  falseTrustStatistic,
  meanConfidenceStatistic,
  meanOutcomeStatistic,
  normalCdf,
  normalDensity,
  overconfidenceGapStatistic,
  Random,
} from '@credence/calibration';
import { meanAbsoluteNormal } from '@credence/viewer/measure';
import { describe, expect, it } from 'vitest';
import { binsFor, bootstrapOptions, estimate } from './estimates.ts';
import { reliability } from './reliability.ts';

const repeat = (value: number, times: number) => Array<number>(times).fill(value);

describe('the bins of the calibration error', () => {
  it.each([
    [
      'one a value, for few values that all recur',
      [...repeat(0.9, 4), ...repeat(0.5, 4)],
      'distinct',
    ],
    ['of equal mass, when a value stands alone', [...repeat(0.9, 8), 0.5], 'mass'],
    ['of equal mass, when values are many', [0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0.4, 0.4], 'mass'],
  ])('are %s', (_, values, kind) => {
    expect(binsFor(Float64Array.from(values)).kind).toBe(kind);
  });

  it('hold four points each, and are ten at most', () => {
    const spread = (n: number) => Float64Array.from({ length: n }, (_, i) => i / n);
    expect(binsFor(spread(3))).toEqual({ kind: 'mass', count: 1 });
    expect(binsFor(spread(11))).toEqual({ kind: 'mass', count: 2 });
    expect(binsFor(spread(500))).toEqual({ kind: 'mass', count: 10 });
  });
});

// Four tasks, two points each: (0.9: 1 1 1 0) and (0.5: 1 0 0 0).
const points = {
  p: Float64Array.of(0.9, 0.9, 0.9, 0.9, 0.5, 0.5, 0.5, 0.5),
  y: Float64Array.of(1, 1, 1, 0, 1, 0, 0, 0),
  groups: ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd'],
};

describe('the estimates', () => {
  const values = estimate(points, 0.8);

  it('are those of the definitions', () => {
    expect(values.accuracy.value).toBeCloseTo(0.5, 12);
    expect(values.gap.value).toBeCloseTo(0.2, 12);
    // |0.75 - 0.9| and |0.25 - 0.5|, half of the points each.
    expect(values.ece.value).toBeCloseTo(0.2, 12);
    // 3 of 4 points right at 0.9, 1 of 4 at 0.5: 9 pairs won, 6 tied, of 16.
    expect(values.auroc.value).toBeCloseTo((9 + 0.5 * 6) / 16, 12);
    expect(values.falseTrust.value).toBeCloseTo(0.25, 12);
  });

  it('lie in their intervals, and are the same each time', () => {
    for (const { value, low, high } of Object.values(values)) {
      if (value === null || low === null || high === null) continue;
      expect(low).toBeLessThanOrEqual(high);
      expect(Number.isFinite(value)).toBe(true);
    }
    expect(values.accuracy.low).toBeLessThan(0.5);
    expect(values.accuracy.high).toBeGreaterThan(0.5);
    expect(estimate(points, 0.8)).toEqual(values);
  });

  it('have no interval when there is one task', () => {
    const alone = { ...points, groups: points.groups.map(() => 'a') };
    expect(estimate(alone, 0.8).accuracy).toEqual({ value: 0.5, low: null, high: null });
  });
});

it('draws reliability on the bins of the calibration error', () => {
  const bins = reliability(points);
  expect(bins.map(({ confidence, n, rate }) => [confidence, n, rate.value])).toEqual([
    [0.5, 4, 0.25],
    [0.9, 4, 0.75],
  ]);
});

// SIMULATED: 23 tasks, few stated values, many, and more than bins could be.
describe.each([
  ['few values', 10, 400],
  ['any value', 1e9, 300],
  ['a hundred values', 100, 3_000],
] as const)('the estimates of %s', (_, levels, n) => {
  const random = new Random(n);
  const p = Float64Array.from({ length: n }, () => Math.round(levels * random.uniform()) / levels);
  const y = p.map((one) => (random.uniform() < one ** 2 ? 1 : 0));
  const groups = Array.from(p, (_, i) => `t${String(Math.floor((23 * i) / n)).padStart(2, '0')}`);
  const bins = binsFor(p);
  const library = clusterBootstrap(
    { p, y, groups },
    {
      accuracy: meanOutcomeStatistic,
      meanConfidence: meanConfidenceStatistic,
      gap: overconfidenceGapStatistic,
      ece: eceStatistic({ bins }),
      eceDebiased: eceStatistic({ bins, debiased: true }),
      brier: brierStatistic,
      auroc: aurocStatistic,
      falseTrust: falseTrustStatistic({ threshold: 0.8 }),
    },
    bootstrapOptions,
  );
  const mine = estimate({ p, y, groups }, 0.8);

  it.each(Object.keys(library) as (keyof typeof library)[])('%s is that of the library', (name) => {
    const { estimate: value, interval } = library[name];
    expect(mine[name].value).toBeCloseTo(value ?? Number.NaN, 11);
    expect(mine[name].low).toBeCloseTo(interval?.[0] ?? Number.NaN, 9);
    expect(mine[name].high).toBeCloseTo(interval?.[1] ?? Number.NaN, 9);
  });
});

it('knows the mean distance of a normal variable from zero', () => {
  for (let z = 0; z < 12; z += 0.0173) {
    const closed = 2 * normalDensity(z) + z * (1 - 2 * normalCdf(-z));
    expect(Math.abs(meanAbsoluteNormal(z / 50, 1 / 50) - closed / 50)).toBeLessThan(1e-13);
  }
  expect(meanAbsoluteNormal(0.3, 0)).toBe(0.3);
});
