export { bettingPValue } from './betting.ts';
export {
  type ClassConditional,
  type ClassConditionalOptions,
  classConditional,
} from './class-conditional.ts';
export {
  type ConformalRiskControl,
  type ConformalRiskControlOptions,
  conformalRiskControl,
} from './conformal-risk-control.ts';
export {
  DEFAULT_THRESHOLDS,
  type LearnThenTest,
  type LearnThenTestOptions,
  learnThenTest,
  type TestedThreshold,
  type TrustTest,
} from './learn-then-test.ts';
export { binomialPValue, hoeffdingBentkusPValue } from './p-values.ts';
