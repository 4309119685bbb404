import {
  auroc,
  aurocStatistic,
  brier,
  brierStatistic,
  type ClusterRatio,
  clusterRatio,
  ece,
  eceStatistic,
  logLoss,
  logLossStatistic,
  readClusters,
  type Statistic,
  sumByCluster,
} from '@credence/calibration';
import type { Metric } from '../metric.ts';
import type { Points } from '../points.ts';

const meanByTask = (
  { p, y, tasks }: Points,
  of: (p: number, y: number) => number,
): ClusterRatio | null => {
  if (tasks === null) return null;
  const clusters = readClusters(tasks);
  const sums = sumByCluster(clusters, (i) => of(p[i] ?? Number.NaN, y[i] ?? Number.NaN));
  return clusterRatio(
    sums,
    sumByCluster(clusters, () => 1),
  );
};

const standardError = (id: string, name: string, of: (p: number, y: number) => number): Metric => ({
  id: `cluster_se.${id}.se_cr1`,
  name: `${name}, standard error by task`,
  meaning: 'cluster-robust: answers to one task are not taken as independent',
  section: 'standard-errors',
  needs: 'tasks',
  value: (points) => meanByTask(points, of)?.standardError ?? null,
});

/** Standard errors that hold when a task has several answers. */
export const standardErrors: readonly Metric[] = [
  standardError('accuracy', 'Accuracy', (_, y) => y),
  standardError('gap', 'Overconfidence gap', (p, y) => p - y),
  standardError('brier', 'Brier score', (p, y) => (p - y) ** 2),
];

const weightedBy = (
  id: string,
  name: string,
  measure: (p: Float64Array, y: Float64Array, options: { weights: Float64Array }) => number | null,
  statistic: Statistic,
): Metric => ({
  id: `weighted.${id}`,
  name: `${name}, weighted`,
  meaning: 'every row counts by its weight',
  section: 'weights',
  needs: 'weights',
  shown: () => true,
  value: ({ p, y, weights }) => weights && measure(p, y, { weights }),
  statistic: () => statistic,
  ...(id === 'auroc' && { ranks: true as const }),
});

/** The metrics that weights are defined for, with them. */
export const weighted: readonly Metric[] = [
  weightedBy('brier', 'Brier score', brier, brierStatistic),
  weightedBy('auroc', 'AUROC', auroc, aurocStatistic),
  weightedBy('ece.width.right.l1.M10', 'ECE, 10 equal-width bins', ece, eceStatistic()),
  weightedBy('log_loss.eps1e-15', 'Log loss, clipped at 1e-15', logLoss, logLossStatistic()),
];
