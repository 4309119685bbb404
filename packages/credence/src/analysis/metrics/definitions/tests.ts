import {
  type CalibrationInTheLarge,
  type CoxFit,
  calibrationInTheLarge,
  cox,
  type HosmerLemeshow,
  hosmerLemeshow,
  spiegelhalter,
  type ZTest,
} from '@credence/calibration';
import type { Metric } from '../metric.ts';
import { type Part, partsOf } from './parts.ts';

const section = 'tests';

const zTest = (words: string, shown?: Metric['shown']): readonly Part<ZTest>[] => [
  {
    key: 'z',
    name: `Spiegelhalter’s Z${words}`,
    meaning: 'standard normal if calibrated',
    format: 'signed',
    pick: ({ z }) => z,
  },
  {
    key: 'p',
    name: `Spiegelhalter’s test${words}, p-value`,
    meaning: 'chance that calibrated confidences would look at least so far off',
    format: 'p-value',
    ...(shown ? { shown } : {}),
    pick: ({ p }) => p,
  },
];

const coxParts: readonly Part<CoxFit>[] = [
  {
    key: 'intercept',
    name: 'Cox intercept',
    meaning: '0 if calibrated',
    format: 'signed',
    pick: ({ intercept }) => intercept,
  },
  {
    key: 'slope',
    name: 'Cox slope',
    meaning: '1 if calibrated; below 1 confidences are too extreme',
    format: 'signed',
    pick: ({ slope }) => slope,
  },
  {
    key: 'se_intercept',
    name: 'Cox intercept, standard error',
    meaning: 'for independent points',
    pick: ({ interceptStandardError }) => interceptStandardError,
  },
  {
    key: 'se_slope',
    name: 'Cox slope, standard error',
    meaning: 'for independent points',
    pick: ({ slopeStandardError }) => slopeStandardError,
  },
  {
    key: 'lr_U',
    name: 'Cox likelihood ratio',
    meaning: 'against intercept 0 and slope 1, 2 degrees of freedom',
    pick: ({ likelihoodRatio }) => likelihoodRatio,
  },
  {
    key: 'lr_p',
    name: 'Cox likelihood ratio, p-value',
    meaning: 'for independent points',
    format: 'p-value',
    pick: ({ p }) => p,
  },
];

const inTheLarge: readonly Part<CalibrationInTheLarge>[] = [
  {
    key: 'intercept',
    name: 'Calibration in the large',
    meaning: 'shift on the logit scale; below 0 is overconfident',
    format: 'signed',
    pick: ({ intercept }) => intercept,
  },
  {
    key: 'se',
    name: 'Calibration in the large, standard error',
    meaning: 'for independent points',
    pick: ({ standardError }) => standardError,
  },
];

const hosmerLemeshowParts: readonly Part<HosmerLemeshow>[] = [
  {
    key: 'chi2',
    name: 'Hosmer-Lemeshow chi-squared',
    meaning: 'distance from calibration over groups of confidence',
    pick: ({ chiSquared }) => chiSquared,
  },
  {
    key: 'groups',
    name: 'Hosmer-Lemeshow groups',
    meaning: 'after equal cut points were merged',
    format: 'count',
    pick: ({ groups }) => groups,
  },
  {
    key: 'p_df_groups',
    name: 'Hosmer-Lemeshow test, p-value',
    meaning: 'for confidences that were not fitted to these outcomes',
    format: 'p-value',
    pick: ({ p }) => p,
  },
  {
    key: 'p_df_g_minus_2',
    name: 'Hosmer-Lemeshow test, p-value for a fitted model',
    meaning: 'for confidences that were fitted to these outcomes',
    format: 'p-value',
    pick: ({ pFitted }) => pFitted,
  },
];

const withoutTasks: Metric['shown'] = ({ tasks }) => tasks === null;

/** Tests of calibration, and the logistic models behind them. */
export const tests: readonly Metric[] = [
  ...partsOf(
    'spiegelhalter',
    { section },
    ({ p, y }) => spiegelhalter(p, y),
    zTest('', withoutTasks),
  ),
  ...partsOf(
    'spiegelhalter.by_task',
    { section, needs: 'tasks' },
    ({ p, y, tasks }) => tasks && spiegelhalter(p, y, { groups: tasks }),
    zTest(' by task', () => true),
  ),
  ...partsOf('cox.eps1e-6', { section }, (points) => cox(points.tally()), coxParts),
  ...partsOf(
    'citl.eps1e-6',
    { section },
    (points) => calibrationInTheLarge(points.tally()),
    inTheLarge,
  ),
  ...partsOf(
    'hosmer_lemeshow.g10',
    { section },
    (points) => hosmerLemeshow(points.tally()),
    hosmerLemeshowParts,
  ),
];
