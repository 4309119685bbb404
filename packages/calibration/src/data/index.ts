export { type ClusterIds, type Clusters, readClusters } from './clusters.ts';
export { CalibrationInputError, type InputProblem } from './errors.ts';
export {
  type ClusteredPoints,
  type ClusteredSample,
  type Numbers,
  readClustered,
  readSample,
  type Sample,
  type WeightOptions,
} from './sample.ts';
export { type Tally, type TallyMeasure, tally } from './tally.ts';
