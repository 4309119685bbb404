import type { BinRule } from '@credence/calibration';
import type { RecalibrationName, RecalibrationRow } from '@credence/viewer';
import { type Target, targets } from '../core/verdict.ts';
import { cells } from './cells.ts';
import {
  caution,
  folded,
  folds,
  foldsOf,
  type Mapped,
  mapper,
  mostFitted,
  recalibrationNames,
  tooLittle,
} from './cross-fit.ts';
import { differences, toEstimates } from './differences.ts';
import { binsFor, bootstrapOptions } from './estimates.ts';
import type { Observation } from './observations.ts';
import { type LabelledPoints, scoredPoints, tasksOf } from './scored-points.ts';
import { noSkilledScores, numbered, resampledScores } from './scores.ts';

/**
 * Bins for mapped confidences: maps differ a little from fold to fold, so distinct values would part
 * what belongs together.
 */
export const mappedBins = (n: number): BinRule => ({
  kind: 'mass',
  count: Math.max(1, Math.min(10, Math.floor(n / 4))),
});

export const recalibrationInWords =
  `Every answer is mapped by a fit on other tasks than its own: ${folds} folds of whole tasks, ` +
  `${mostFitted.toLocaleString('en')} answers a fit at most. ` +
  'Calibration error before on the bins of the calibration table, after on up to ten bins of equal ' +
  'mass. Differences are after minus before on the same answers, their intervals percentiles over ' +
  `the same ${bootstrapOptions.resamples} resamples of tasks. Group-wise: within languages and CWEs.`;

type About = Pick<RecalibrationRow, 'benchmark' | 'model' | 'method' | 'target'>;

/** Rows of one model, method and target: all recalibrations against the confidences as stated. */
function rowsOf(
  about: About,
  points: LabelledPoints,
  threshold: number,
): readonly RecalibrationRow[] {
  const counts = { n: points.p.length, tasks: tasksOf(points).size, folds };
  const empty = { before: noSkilledScores, after: noSkilledScores, change: noSkilledScores };
  const little = tooLittle(points);
  const without = (recalibration: RecalibrationName, why: string): RecalibrationRow => ({
    ...about,
    recalibration,
    ...counts,
    ...empty,
    caution: null,
    why,
  });
  if (little !== null) return recalibrationNames.map((name) => without(name, little));
  const asked = { ...points, ...numbered(points.groups) };
  const before = resampledScores(asked, binsFor(points.p), threshold);
  const parts = folded(points, foldsOf(points.groups));
  return recalibrationNames.map((recalibration) => {
    const mapped: Mapped = mapper(parts, recalibration).map(parts);
    if ('why' in mapped) return without(recalibration, mapped.why);
    const after = resampledScores({ ...asked, p: mapped.p }, mappedBins(counts.n), threshold);
    return {
      ...about,
      recalibration,
      ...counts,
      before: toEstimates(before),
      after: toEstimates(after),
      change: differences(after, before),
      caution: caution(points),
      why: null,
    };
  });
}

/**
 * What does recalibration bring? One row per benchmark, model (all temperatures pooled), method,
 * target and recalibration, with the scores before and after and their paired differences.
 */
export function recalibrationTable(
  observations: readonly Observation[],
  methods: readonly string[],
  threshold: number,
): readonly RecalibrationRow[] {
  const pooled = cells(observations).filter(({ about }) => about.temperature === null);
  return pooled.flatMap(({ about: { benchmark, model }, members }) =>
    methods.flatMap((method) =>
      targets.flatMap((target: Target) =>
        rowsOf(
          { benchmark, model, method, target },
          scoredPoints(members, method, target),
          threshold,
        ),
      ),
    ),
  );
}
