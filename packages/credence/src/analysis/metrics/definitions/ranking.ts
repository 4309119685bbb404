import {
  augrc,
  aurc,
  aurcSampleMean,
  auroc,
  aurocBounds,
  aurocStatistic,
  excessAurc,
  monotoneBounds,
  tallyStatistic,
} from '@credence/calibration';
import { always, type Metric } from '../metric.ts';

const section = 'ranking';

/** Whether good answers get the higher confidence, whatever its level. */
export const ranking: readonly Metric[] = [
  {
    id: 'auroc',
    name: 'AUROC',
    meaning: 'chance that a good answer has the higher confidence; a coin has 0.5',
    section,
    shown: always,
    value: (points) => auroc(points.tally()),
    statistic: () => aurocStatistic,
    ranks: true,
    bounds: aurocBounds,
  },
  {
    id: 'aurc.trapezoid_distinct',
    name: 'AURC',
    meaning: 'mean error when the most confident are accepted first; 0 is best',
    section,
    shown: always,
    value: (points) => aurc(points.tally()),
    statistic: () => tallyStatistic(aurc),
    ranks: true,
    bounds: (p, y) => monotoneBounds(p, y, (q, t) => aurc(q, t)),
  },
  {
    id: 'eaurc.trapezoid_distinct',
    name: 'Excess AURC',
    meaning: 'AURC less that of a perfect ranking',
    section,
    value: (points) => excessAurc(points.tally()),
  },
  {
    id: 'augrc',
    name: 'AUGRC',
    meaning: 'share accepted and wrong, averaged over coverage; 0 is best',
    section,
    value: (points) => augrc(points.tally()),
    statistic: () => tallyStatistic(augrc),
    ranks: true,
  },
  {
    id: 'aurc.sample_mean',
    name: 'AURC, mean over points',
    meaning: 'AURC as an average instead of an integral',
    section,
    value: (points) => aurcSampleMean(points.tally()),
  },
];
