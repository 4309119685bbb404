import {
  type BinRule,
  brierSkillStatistic,
  brierStatistic,
  eceStatistic,
  falseTrustStatistic,
  ratioStatistic,
  type Statistic,
} from '@credence/calibration';
import type { Scores, SkilledScores, TransferScores } from '@credence/viewer';
import { nothing } from './replicates.ts';

/** How good confidences are, as statistics; `bins` for the calibration errors. */
export function scoreStatistics(
  bins: BinRule,
  threshold: number,
): Readonly<Record<keyof Scores, Statistic>> {
  return {
    ...transferStatistics(bins),
    falseTrust: falseTrustStatistic({ threshold }),
    falseTrustOfBad: falseTrustStatistic({ threshold, form: 'ofVulnerable' }),
    falseTrustOfAll: falseTrustStatistic({ threshold, form: 'joint' }),
    trusted: ratioStatistic(
      (p) => (p >= threshold ? 1 : 0),
      () => 1,
    ),
  };
}

export function skilledStatistics(
  bins: BinRule,
  threshold: number,
): Readonly<Record<keyof SkilledScores, Statistic>> {
  return { ...scoreStatistics(bins, threshold), skill: brierSkillStatistic };
}

export function transferStatistics(
  bins: BinRule,
): Readonly<Record<keyof TransferScores, Statistic>> {
  return {
    ece: eceStatistic({ bins }),
    eceDebiased: eceStatistic({ bins, debiased: true }),
    brier: brierStatistic,
  };
}

export const noTransferScores: TransferScores = {
  ece: nothing,
  eceDebiased: nothing,
  brier: nothing,
};
export const noScores: Scores = {
  ...noTransferScores,
  falseTrust: nothing,
  falseTrustOfBad: nothing,
  falseTrustOfAll: nothing,
  trusted: nothing,
};
export const noSkilledScores: SkilledScores = { ...noScores, skill: nothing };
