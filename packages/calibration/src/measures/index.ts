export { type AceOptions, aceNeumann, aceNixon } from './ace.ts';
export { auroc, aurocOfTally } from './auroc.ts';
export { type BinRule, DEFAULT_BINS } from './bin-rule.ts';
export { type BinSums, binPoints } from './bin-sums.ts';
export { debiasedSquaredEce, type EceNorm, type EceOptions, ece, eceOfBins } from './ece.ts';
export { type FalseTrust, type FalseTrustOptions, falseTrust, type Rate } from './false-trust.ts';
export { brier, brierSkill, meanConfidence, meanOutcome, overconfidenceGap } from './means.ts';
