import { groupwiseRecalibration, recalibrationMethods } from '@credence/calibration';
import type { RecalibrationName } from '@credence/viewer';
import { splitTasks } from '../trust/split-tasks.ts';
import { type LabelledPoints, pick, tasksOf } from './scored-points.ts';

export const recalibrationNames = Object.keys(recalibrationMethods) as RecalibrationName[];

/** Parts of the tasks, each of which is mapped by a fit on the others. */
export const folds = 5;
/** Two a fold. */
export const leastTasks = 10;

const seed = 1;

/** Why no map should be fitted on these points, or `null`. */
export function tooLittle(points: LabelledPoints): string | null {
  if (points.p.length === 0) return 'no answer has both a confidence and a conclusive outcome';
  const tasks = tasksOf(points).size;
  return tasks < leastTasks
    ? `only ${tasks} tasks have answers with confidence and conclusive outcome, of ${leastTasks} that ${folds} folds need`
    : null;
}

/** What limits a map that was fitted on these points, or `null`. */
export function caution({ y }: LabelledPoints): string | null {
  const good = y.reduce((sum, outcome) => sum + outcome, 0);
  if (good > 0 && good < y.length) return null;
  const alike = `all ${y.length} outcomes are ${good === 0 ? 'bad' : 'good'}`;
  return `${alike}: a map can only learn to say so, whatever was stated`;
}

/** The fold of each task: whole tasks, since answers to one task resemble one another. */
export function foldsOf(tasks: Iterable<string>): ReadonlyMap<string, number> {
  const parts = splitTasks(tasks, new Array<number>(folds).fill(1), seed);
  return new Map(parts.flatMap((part, fold) => [...part].map((task) => [task, fold] as const)));
}

type Fit = ((points: LabelledPoints) => Float64Array) | null;

function fit(points: LabelledPoints, name: RecalibrationName): Fit {
  const { p, y, labels } = points;
  if (p.length === 0) return null;
  if (name === 'groupwise') {
    const map = groupwiseRecalibration.fit(p, y, { groups: labels });
    return map && ((to) => map.applyAll(to.p, to.labels));
  }
  const map = recalibrationMethods[name].fit(p, y);
  return map && ((to) => map.applyAll(to.p));
}

/** Mapped confidences, or why there are none. */
export type Mapped = { readonly p: Float64Array } | { readonly why: string };

/** Maps that are fitted on the points of one domain, when they are asked for and once each. */
export interface Mapper {
  /** Every point is mapped by a fit that has not seen its task. */
  readonly map: (to: LabelledPoints) => Mapped;
}

/**
 * Fits on `from` what is to map other points, or `from` itself. Where these share tasks with `from`
 * there is a map for each fold of the tasks, fitted without it; otherwise one on all points.
 * @param foldOf the fold of every task that occurs in either
 */
export function mapper(
  from: LabelledPoints,
  foldOf: ReadonlyMap<string, number>,
  name: RecalibrationName,
): Mapper {
  const known = tasksOf(from);
  const fits = new Map<number | null, Fit>();
  const fitWithout = (fold: number | null): Fit => {
    const made = fits.get(fold);
    if (made !== undefined) return made;
    const rest =
      fold === null ? from : pick(from, (index) => foldOf.get(from.groups[index]!) !== fold);
    const fresh = fit(rest, name);
    fits.set(fold, fresh);
    return fresh;
  };
  return {
    map: (to) => {
      const shared = to.groups.some((task) => known.has(task));
      const result = new Float64Array(to.p.length);
      const parts = shared ? Array.from({ length: folds }, (_, fold) => fold) : [null];
      let failed = 0;
      for (const fold of parts) {
        const here = to.groups.map((task) => fold === null || foldOf.get(task) === fold);
        if (!here.includes(true)) continue;
        const mapped = fitWithout(fold)?.(pick(to, (index) => here[index] === true));
        if (!mapped) {
          failed += 1;
          continue;
        }
        let next = 0;
        here.forEach((is, index) => {
          if (is) result[index] = mapped[next++]!;
        });
      }
      if (failed === 0) return { p: result };
      const where = shared ? ` in ${failed} of ${folds} folds` : '';
      return {
        why: `${name} finds no map${where}: outcomes are all alike there, or a confidence parts them`,
      };
    },
  };
}
