export { type EceBoundsOptions, eceBounds, smoothEceBounds } from './ece-bounds.ts';
export { type FalseTrustBounds, falseTrustBounds } from './false-trust-bounds.ts';
export {
  brierBounds,
  logLossBounds,
  meanOutcomeBounds,
  monotoneBounds,
  overconfidenceGapBounds,
} from './mean-bounds.ts';
export {
  type CorrectedMean,
  correctForOracle,
  type OracleCorrection,
  type OracleCorrectionOptions,
} from './oracle-correction.ts';
export type { Bounds, PartialOutcomes } from './outcomes.ts';
export { aurocBounds, brierSkillBounds } from './ranked-bounds.ts';
export {
  type KnownShare,
  type ObservedShare,
  type OracleAccuracy,
  type RoganGladen,
  roganGladen,
} from './rogan-gladen.ts';
