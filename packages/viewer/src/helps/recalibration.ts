import { bootstrapOptions } from '../measure/index.ts';
import type { RecalibrationName, RecalibrationRow, TargetName } from '../schema.ts';
import { type Chosen, cellsOf, targetNames } from './answers.ts';
import {
  caution,
  type Folded,
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
import { levelled } from './levelled.ts';
import { binsOf, massBins, pointsOf, type StudyPoints } from './points.ts';
import { noSkilledScores, type ResampledScores, resampledScores } from './scores.ts';

export const recalibrationInWords =
  `Every answer is mapped by a fit on other tasks than its own: ${folds} folds of whole tasks, ` +
  `${mostFitted.toLocaleString('en')} different answers a fit at most. ` +
  'Calibration error before on the bins of the calibration table, after on up to ten bins of equal ' +
  'mass. Differences are after minus before on the same answers, their intervals percentiles over ' +
  `the same ${bootstrapOptions.resamples} resamples of tasks. Group-wise: within languages and CWEs.`;

type About = Pick<RecalibrationRow, 'benchmark' | 'model' | 'method' | 'target'>;

/** All recalibrations of one model's confidences by one method on one benchmark and target. */
export interface RecalibrationCell {
  readonly about: About;
  /** @param resamples none give the values without intervals */
  readonly row: (recalibration: RecalibrationName, resamples?: number) => RecalibrationRow;
}

/** The folds of the tasks of some points. */
export const foldsOfPoints = (all: readonly StudyPoints[]) =>
  foldsOf(all.flatMap(({ facts, places }) => Array.from(places, (task) => facts.tasks[task]!.id)));

function cellOf(about: About, points: StudyPoints, threshold: number): RecalibrationCell {
  const counts = { n: points.n, tasks: points.tasks, folds };
  const empty = { before: noSkilledScores, after: noSkilledScores, change: noSkilledScores };
  const little = tooLittle(points);
  const without = (recalibration: RecalibrationName, why: string): RecalibrationRow => ({
    ...{ ...about, recalibration, ...counts, ...empty },
    ...{ caution: null, why },
  });
  let parts: Folded | null = null;
  const maps = new Map<RecalibrationName, Mapped>();
  const mappedBy = (name: RecalibrationName): Mapped => {
    parts ??= folded(points, foldsOfPoints([points]));
    const mapped = maps.get(name) ?? mapper(parts, name).map(parts);
    maps.set(name, mapped);
    return mapped;
  };
  const before = levelled((resamples) =>
    resampledScores(points, binsOf(points), threshold, resamples),
  );
  return {
    about,
    row: (recalibration, resamples = bootstrapOptions.resamples) => {
      if (little !== null) return without(recalibration, little);
      const mapped = mappedBy(recalibration);
      if ('why' in mapped) return without(recalibration, mapped.why);
      const after: ResampledScores = resampledScores(
        { ...points, p: mapped.p, distinct: null },
        massBins(points.n),
        threshold,
        resamples,
      );
      return {
        ...{ ...about, recalibration, ...counts },
        before: toEstimates(before(resamples)),
        after: toEstimates(after),
        change: differences(after, before(resamples)),
        caution: caution(points),
        why: null,
      };
    },
  };
}

/** What there is to recalibrate of the chosen answers, by model and benchmark. */
export const recalibrationCells = (
  chosen: Chosen,
  method: string,
  target: TargetName,
  threshold: number,
): readonly RecalibrationCell[] =>
  cellsOf(chosen).map(({ model, benchmark, rows }) =>
    cellOf(
      { benchmark, model, method, target },
      pointsOf({ facts: chosen.facts, rows }, method, target),
      threshold,
    ),
  );

/**
 * What does recalibration bring? One row per model (all temperatures pooled), benchmark, method,
 * target and recalibration, with the scores before and after and their paired differences.
 */
export function recalibrationRows(
  chosen: Chosen,
  methods: readonly string[],
  threshold: number,
): readonly RecalibrationRow[] {
  return methods.flatMap((method) =>
    targetNames.flatMap((target) =>
      recalibrationCells(chosen, method, target, threshold).flatMap(({ row }) =>
        recalibrationNames.map((name) => row(name)),
      ),
    ),
  );
}
