import {
  brier,
  brierBounds,
  brierSkill,
  brierSkillBounds,
  brierSkillStatistic,
  brierStatistic,
  logLoss,
  logLossBounds,
  logLossStatistic,
} from '@credence/calibration';
import { always, type Metric } from '../metric.ts';

const section = 'scores';

const logLossAt = (epsilon: number, written: string): Metric => ({
  id: `log_loss.eps${written}`,
  name: `Log loss, clipped at ${written}`,
  meaning: 'cost in nats; 0 is perfect, certain and wrong costs most',
  section,
  value: ({ p, y }) => logLoss(p, y, { epsilon }),
  statistic: () => logLossStatistic({ epsilon }),
  bounds: (p, y) => logLossBounds(p, y, { epsilon }),
});

/** Proper scores: best, on average, for those who say what they believe. */
export const scores: readonly Metric[] = [
  {
    id: 'brier',
    name: 'Brier score',
    meaning: 'mean squared distance to the outcome; always saying 50 % costs 0.25',
    section,
    shown: always,
    value: ({ p, y }) => brier(p, y),
    statistic: () => brierStatistic,
    bounds: brierBounds,
  },
  {
    id: 'bss',
    name: 'Brier skill score',
    meaning: '1 is perfect; below 0 is worse than always saying the accuracy',
    section,
    format: 'signed',
    shown: always,
    value: ({ p, y }) => brierSkill(p, y),
    statistic: () => brierSkillStatistic,
    bounds: brierSkillBounds,
  },
  logLossAt(1e-15, '1e-15'),
  logLossAt(1e-6, '1e-06'),
];
