export { type AceOptions, aceNeumann, aceNixon } from './ace.ts';
export { auroc } from './auroc.ts';
export { type BinEdges, type BinRule, DEFAULT_BINS } from './bin-rule.ts';
export { type BinSums, binPoints, binTally } from './bin-sums.ts';
export {
  type CalibrationInTheLarge,
  type CoxFit,
  type CoxOptions,
  calibrationInTheLarge,
  cox,
} from './cox.ts';
export {
  debiasedSquaredEce,
  debiasedSquaredEceOfBins,
  type EceNorm,
  type EceOptions,
  ece,
  eceOfBins,
} from './ece.ts';
export { type FalseTrust, type FalseTrustOptions, falseTrust, type Rate } from './false-trust.ts';
export { type HosmerLemeshow, hosmerLemeshow } from './hosmer-lemeshow.ts';
export { type LogLossOptions, logLoss } from './log-loss.ts';
export {
  brier,
  brierSkill,
  meanConfidence,
  meanOutcome,
  overconfidenceGap,
  type PointValue,
} from './means.ts';
export { type CorpParts, corp, type MurphyOptions, type MurphyParts, murphy } from './murphy.ts';
export {
  allInFirstK,
  anyInFirstK,
  type MeanOverTasks,
  meanPassAtK,
  meanSecureAtK,
  passAtK,
  secureAtK,
  type TaskCount,
  vulnerableAtK,
} from './pass-at-k.ts';
export {
  augrc,
  aurc,
  aurcSampleMean,
  excessAurc,
  type RiskCoveragePoint,
  riskCoverage,
} from './selective.ts';
export { spiegelhalter, type ZTest } from './spiegelhalter.ts';
