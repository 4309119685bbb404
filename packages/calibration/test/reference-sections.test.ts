import { describe, expect, it } from 'vitest';
import {
  brierStatistic,
  eceStatistic,
  pairedDifference,
  pairedMeanDifference,
  passAtK,
  secureAtK,
  vulnerableAtK,
} from '../src/index.ts';
import { differences, reference } from './reference-data.ts';

describe('pass@k and its relatives', () => {
  it.each(reference.pass_at_k.cases)('n = $n, c = $c, k = $k', ({ n, c, k, ...expected }) => {
    const actual = {
      pass_at_k: passAtK(n, c, k),
      vulnerable_at_k_with_c_vulnerable: vulnerableAtK(n, c, k),
      secure_at_k_all_secure: secureAtK(n, c, k),
    };
    expect(differences(expected, actual, 1e-12)).toEqual([]);
  });
});

describe('paired differences', () => {
  it.each(reference.paired)('$id', (d) => {
    const { source: _, ...expected } = d.expected;
    const a = { p: d.conf_a, y: d.y_a, groups: d.cluster };
    const b = { p: d.conf_b, y: d.y_b, groups: d.cluster };
    const options = { draws: d.bootstrap_draws, swaps: d.signs };
    const { brier, ece } = pairedDifference(
      a,
      b,
      { brier: brierStatistic, ece: eceStatistic() },
      options,
    );
    const mean = pairedMeanDifference(a, b)!;
    const actual = {
      delta_brier: mean.difference,
      delta_brier_cluster_se: mean.standardError,
      t: mean.t,
      p_t_df_Gminus1: mean.p,
      delta_brier_signflip_p: brier.p,
      delta_ece: ece.difference,
      delta_ece_percentile95: ece.interval,
      delta_ece_swap_p: ece.p,
    };
    expect(differences(expected, actual, 1e-9)).toEqual([]);
    expect(brier.difference).toBeCloseTo(mean.difference, 12);
  });
});
