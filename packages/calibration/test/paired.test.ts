import { describe, expect, it } from 'vitest';
import {
  aurocStatistic,
  brier,
  brierStatistic,
  ece,
  eceStatistic,
  holm,
  pairedDifference,
  pairedMeanDifference,
  Random,
} from '../src/index.ts';
import { randomPoints } from './random-data.ts';

const distinct = { bins: { kind: 'distinct' } } as const;

describe('pairedDifference', () => {
  it('compares the systems on the tasks that both have', () => {
    const a = { p: [0.9, 0.8, 0.7], y: [1, 0, 1], groups: ['x', 'y', 'only a'] };
    const b = { p: [0.5, 0.6, 0.4], y: [0, 1, 1], groups: ['only b', 'y', 'x'] };
    const { brier: d } = pairedDifference(a, b, { brier: brierStatistic });
    const expected = {
      a: brier([0.9, 0.8], [1, 0])!,
      b: brier([0.6, 0.4], [1, 1])!,
    };
    expect(d).toMatchObject({ tasks: 2, unpairedTasks: 2 });
    expect(d.a).toBeCloseTo(expected.a, 14);
    expect(d.b).toBeCloseTo(expected.b, 14);
    expect(d.difference).toBeCloseTo(expected.a - expected.b, 14);
  });

  it('finds nothing between a system and itself', () => {
    const points = randomPoints(new Random(8), 100);
    const statistics = {
      brier: brierStatistic,
      ece: eceStatistic(distinct),
      auroc: aurocStatistic,
    };
    const results = pairedDifference(points, points, statistics, { resamples: 50 });
    for (const d of Object.values(results)) {
      expect(d).toMatchObject({ difference: 0, p: 1, interval: [0, 0], standardError: 0 });
    }
    expect(results.ece.a).toBeCloseTo(
      ece(points.p, points.y, { ...distinct, weights: points.weights })!,
      12,
    );
    expect(pairedMeanDifference(points, points)).toMatchObject({ difference: 0, t: null, p: null });
  });

  it('is antisymmetric', () => {
    const random = new Random(9);
    const a = { ...randomPoints(random, 90), weights: undefined };
    const b = { ...randomPoints(random, 90), weights: undefined };
    const groups = a.p.map((_, i) => i % 12);
    const first = { ...a, groups };
    const second = { ...b, groups };
    const options = { resamples: 100 };
    const ab = pairedDifference(first, second, { e: eceStatistic() }, options).e;
    const ba = pairedDifference(second, first, { e: eceStatistic() }, options).e;
    expect(ba.difference).toBeCloseTo(-ab.difference!, 14);
    expect(ba.interval![0]).toBeCloseTo(-ab.interval![1], 12);
    expect(ba.p).toBe(ab.p);
  });

  it('has a p-value that swapping all labels of few tasks bounds from below', () => {
    // Three tasks have eight swaps, two of which are as extreme as no swap at all.
    const a = { p: [0.9, 0.9, 0.9], y: [0, 0, 0], groups: [1, 2, 3] };
    const b = { p: [0.1, 0.1, 0.1], y: [0, 0, 0], groups: [1, 2, 3] };
    const { d } = pairedDifference(
      a,
      b,
      { d: brierStatistic },
      { permutations: 4000, resamples: 10 },
    );
    expect(d.p).toBeGreaterThan(0.22);
    expect(d.p).toBeLessThan(0.28);
  });

  it('says what it cannot say', () => {
    const none = pairedDifference(
      { p: [0.5], y: [1], groups: ['a'] },
      { p: [0.5], y: [1], groups: ['b'] },
      { d: brierStatistic },
    );
    expect(none.d).toMatchObject({ a: null, difference: null, interval: null, p: null, tasks: 0 });
    expect(
      pairedMeanDifference({ p: [], y: [], groups: [] }, { p: [], y: [], groups: [] }),
    ).toBeNull();
  });
});

describe('holm', () => {
  it('adjusts step by step', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((value, i) => {
      expect(adjusted[i]).toBeCloseTo(value, 14);
    });
    expect(holm([0.6, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
    expect(() => holm([0.5, Number.NaN])).toThrow(/index 1/);
  });
});
