import { describe, expect, it } from 'vitest';
import {
  augrc,
  aurc,
  aurcSampleMean,
  auroc,
  binPoints,
  binTally,
  calibrationInTheLarge,
  corp,
  corpCurve,
  cox,
  excessAurc,
  hosmerLemeshow,
  murphy,
  readSample,
  riskCoverage,
  smoothEce,
  type TallyMeasure,
  tally,
  type WeightOptions,
} from '../src/index.ts';
import { forSamples } from './random-data.ts';

describe('a tally in place of points', () => {
  const shared: Readonly<Record<string, TallyMeasure<WeightOptions, unknown>>> = {
    auroc,
    aurc,
    augrc,
    aurcSampleMean,
    excessAurc,
    riskCoverage,
    murphy,
    corp,
    corpCurve,
    smoothEce,
  };

  it.each(Object.entries(shared))('gives the same %s', (_, measure) => {
    forSamples(41, ({ p, y, weights }) => {
      for (const options of [{}, { weights }]) {
        const t = tally(readSample(p, y, options));
        expect(measure(t)).toEqual(measure(p, y, options));
      }
    });
  });

  it.each<[string, TallyMeasure<object, unknown>]>([
    ['cox', cox],
    ['calibrationInTheLarge', calibrationInTheLarge],
    ['hosmerLemeshow', hosmerLemeshow],
  ])('gives the same %s, which has no weights', (_, measure) => {
    forSamples(43, ({ p, y }) => {
      expect(measure(tally(readSample(p, y)))).toEqual(measure(p, y));
    });
  });

  it('passes options on', () => {
    const t = tally(readSample([0.2, 0.3, 0.8, 0.9], [0, 1, 0, 1]));
    const bins = { kind: 'width', count: 2 } as const;
    expect(murphy(t, { bins })).toEqual(murphy([0.2, 0.3, 0.8, 0.9], [0, 1, 0, 1], { bins }));
    expect(() => cox(t, { epsilon: 0 })).toThrow(/epsilon 0/);
  });

  it('gives the same sums per bin', () => {
    forSamples(42, ({ p, y, weights }) => {
      for (const rule of [
        { kind: 'width', count: 7 },
        { kind: 'mass', count: 4 },
        { kind: 'distinct' },
      ] as const) {
        const sums = binPoints(p, y, rule, weights);
        const again = binTally(tally(readSample(p, y, { weights })), rule);
        expect(again.count).toEqual(sums.count);
        expect(again.upper).toEqual(sums.upper);
        again.confidence.forEach((x, k) => {
          expect(x).toBeCloseTo(sums.confidence[k]!, 12);
          expect(again.positive[k]).toBeCloseTo(sums.positive[k]!, 12);
        });
      }
    });
  });
});
