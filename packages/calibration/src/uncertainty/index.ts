export { type BootstrapOptions, type BootstrapResult, clusterBootstrap } from './bootstrap.ts';
export type { IntervalMethod } from './bootstrap-interval.ts';
export { type ClusterRatio, clusterRatio, sumByCluster } from './cluster-ratio.ts';
export type { ClusterSums } from './cluster-sums.ts';
export type { GivenDraws } from './draws.ts';
export { holm } from './holm.ts';
export type { Interval } from './interval.ts';
export { type PairedOptions, type PairedResult, pairedDifference } from './paired.ts';
export { type MeanDifference, pairedMeanDifference } from './paired-mean.ts';
export { clopperPearsonInterval, clopperPearsonUpper, wilsonInterval } from './proportion.ts';
export { quantile } from './quantile.ts';
export { Random } from './random.ts';
export type { Kernels } from './resampler.ts';
export type { PreparedStatistic, Statistic } from './statistic.ts';
export {
  aurocStatistic,
  brierSkillStatistic,
  brierStatistic,
  eceStatistic,
  falseTrustStatistic,
  logLossStatistic,
  meanConfidenceStatistic,
  meanOutcomeStatistic,
  meanStatistic,
  overconfidenceGapStatistic,
  ratioStatistic,
  tallyStatistic,
} from './statistics.ts';
