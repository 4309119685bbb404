import { describe, expect, it } from 'vitest';
import { augrc, auroc, meanOutcome, riskCoverage } from '../src/index.ts';
import { forSamples, same } from './random-data.ts';

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
