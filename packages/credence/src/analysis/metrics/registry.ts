import { averages } from './definitions/averages.ts';
import { calibrationErrors } from './definitions/calibration-error.ts';
import { decomposition } from './definitions/decomposition.ts';
import { falseTrusts } from './definitions/false-trust.ts';
import { ranking } from './definitions/ranking.ts';
import { scores } from './definitions/scores.ts';
import { standardErrors, weighted } from './definitions/tasks-and-weights.ts';
import { tests } from './definitions/tests.ts';
import type { Metric } from './metric.ts';
import type { Points } from './points.ts';

/** Every metric, in the order in which it is shown. A new one is an entry in one of these lists. */
export const metrics: readonly Metric[] = [
  ...averages,
  ...falseTrusts,
  ...calibrationErrors,
  ...scores,
  ...ranking,
  ...tests,
  ...decomposition,
  ...standardErrors,
  ...weighted,
];

/** Whether the columns that a metric needs are there. */
export const applies = ({ needs }: Metric, { tasks, weights }: Points): boolean =>
  needs === undefined || (needs === 'tasks' ? tasks : weights) !== null;
