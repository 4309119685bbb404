export {
  type ClusteredPoints,
  type ClusteredSample,
  type ClusterIds,
  type Clusters,
  readClustered,
  readClusters,
} from './clusters.ts';
export { CalibrationInputError, type InputProblem } from './errors.ts';
export { type Numbers, readSample, type Sample, type WeightOptions } from './sample.ts';
export { type Tally, tally } from './tally.ts';
