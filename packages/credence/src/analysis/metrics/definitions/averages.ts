import {
  meanConfidence,
  meanConfidenceStatistic,
  meanOutcome,
  meanOutcomeBounds,
  meanOutcomeStatistic,
  overconfidenceGap,
  overconfidenceGapBounds,
  overconfidenceGapStatistic,
} from '@credence/calibration';
import { always, type Metric } from '../metric.ts';

const section = 'averages';

/** What was claimed, what happened, and the difference. */
export const averages: readonly Metric[] = [
  {
    id: 'mean_conf',
    name: 'Mean confidence',
    meaning: 'how good the answers were said to be',
    section,
    shown: always,
    value: ({ p, y }) => meanConfidence(p, y),
    statistic: () => meanConfidenceStatistic,
  },
  {
    id: 'accuracy',
    name: 'Accuracy',
    meaning: 'share of outcomes that are good',
    section,
    shown: always,
    value: ({ p, y }) => meanOutcome(p, y),
    statistic: () => meanOutcomeStatistic,
    rate: () => ({ over: () => true }),
    bounds: meanOutcomeBounds,
  },
  {
    id: 'overconfidence_gap',
    name: 'Overconfidence gap',
    meaning: 'mean confidence minus accuracy; above 0 is overconfident',
    section,
    format: 'signed',
    shown: always,
    value: ({ p, y }) => overconfidenceGap(p, y),
    statistic: () => overconfidenceGapStatistic,
    bounds: overconfidenceGapBounds,
  },
];
