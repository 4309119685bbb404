import {
  type BinRule,
  type CorpParts,
  corp,
  type MurphyParts,
  murphy,
} from '@credence/calibration';
import type { Metric } from '../metric.ts';
import { type Part, partsOf } from './parts.ts';

const section = 'decomposition';

const murphyParts = (words: string): readonly Part<MurphyParts>[] => [
  {
    key: 'rel',
    name: `Reliability (Murphy), ${words}`,
    meaning: 'miscalibration within the Brier score; 0 is calibrated',
    pick: ({ reliability }) => reliability,
  },
  {
    key: 'res',
    name: `Resolution (Murphy), ${words}`,
    meaning: 'how far the accuracies of the bins differ; more is better',
    pick: ({ resolution }) => resolution,
  },
  {
    key: 'unc',
    name: `Uncertainty (Murphy), ${words}`,
    meaning: 'accuracy times its complement',
    pick: ({ uncertainty }) => uncertainty,
  },
];

const withinParts = (words: string): readonly Part<MurphyParts>[] => [
  {
    key: 'wbv',
    name: `Variance within bins (Murphy), ${words}`,
    meaning: 'spread of the confidences that share a bin',
    pick: ({ withinVariance }) => withinVariance,
  },
  {
    key: 'wbc',
    name: `Covariance within bins (Murphy), ${words}`,
    meaning: 'what confidence knows within a bin, twice',
    pick: ({ withinCovariance }) => withinCovariance,
  },
];

const corpParts: readonly Part<CorpParts>[] = [
  {
    key: 'mean_score',
    name: 'Brier score (CORP)',
    meaning: 'miscalibration - discrimination + uncertainty',
    pick: (c) => c.brier,
  },
  {
    key: 'miscalibration',
    name: 'Miscalibration (CORP)',
    meaning: 'what isotonic recalibration would take off the Brier score',
    pick: ({ miscalibration }) => miscalibration,
  },
  {
    key: 'discrimination',
    name: 'Discrimination (CORP)',
    meaning: 'what recalibrated confidence gains over always saying the accuracy',
    pick: ({ discrimination }) => discrimination,
  },
  {
    key: 'uncertainty',
    name: 'Uncertainty (CORP)',
    meaning: 'accuracy times its complement',
    pick: ({ uncertainty }) => uncertainty,
  },
];

const width: BinRule = { kind: 'width', count: 10 };
const words = '10 equal-width bins';

/** What the Brier score is made of. */
export const decomposition: readonly Metric[] = [
  ...partsOf(
    'murphy.binned.right.M10',
    { section },
    (points) => murphy(points.tally(), { bins: width }),
    [...murphyParts(words), ...withinParts(words)],
  ),
  ...partsOf(
    'murphy.unique',
    { section },
    (points) => murphy(points.tally()),
    murphyParts('a bin per value'),
  ),
  ...partsOf('murphy.corp', { section }, (points) => corp(points.tally()), corpParts),
];
