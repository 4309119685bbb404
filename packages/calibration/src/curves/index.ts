export {
  type ConsistencyBand,
  type ConsistencyOptions,
  type CorpBlock,
  consistencyBand,
  corpCurve,
} from './corp.ts';
export { type ReliabilityBin, type ReliabilityOptions, reliabilityBins } from './reliability.ts';
export {
  type SmoothCurve,
  type SmoothCurveOptions,
  type SmoothCurvePoint,
  smoothCurve,
} from './smooth.ts';
