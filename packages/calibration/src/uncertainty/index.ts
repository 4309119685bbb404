export { type ClusterRatio, clusterRatio, sumByCluster } from './cluster-ratio.ts';
export type { Interval } from './interval.ts';
export { clopperPearsonInterval, clopperPearsonUpper, wilsonInterval } from './proportion.ts';
