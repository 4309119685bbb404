import { describe, expect, it } from 'vitest';
import {
  aceNeumann,
  aceNixon,
  augrc,
  aurc,
  auroc,
  brier,
  brierSkill,
  CalibrationInputError,
  corp,
  ece,
  excessAurc,
  logLoss,
  meanConfidence,
  meanOutcome,
  murphy,
  type Numbers,
  overconfidenceGap,
  smoothEce,
  type WeightOptions,
} from '../src/index.ts';
import { forSamples, same, shuffled } from './random-data.ts';

type Measure = (p: Numbers, y: Numbers, options?: WeightOptions) => number | null;

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
