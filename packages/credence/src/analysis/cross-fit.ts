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

/** Points with their parts by fold, made once for all maps of them. */
export interface Folded {
  readonly points: LabelledPoints;
  readonly tasks: ReadonlySet<string>;
  /** All points as one part: where no task has to be kept out. */
  readonly whole: Part;
  readonly parts: readonly Part[];
  /** The points whose tasks are not of a fold: what its map learns from. */
  readonly without: (fold: number) => LabelledPoints;
}

interface Part {
  readonly points: LabelledPoints;
  /** Where they stand among all points. */
  readonly places: Int32Array;
  /** Their distinct confidences and the place of each point's among them, where these are few. */
  readonly distinct: { readonly values: Float64Array; readonly of: Int32Array } | null;
}

/** @param foldOf the fold of every task that occurs */
export function folded(points: LabelledPoints, foldOf: ReadonlyMap<string, number>): Folded {
  const fold = Int32Array.from(points.groups, (task) => foldOf.get(task) ?? 0);
  const all = fold.map((_, place) => place);
  const rests = new Map<number, LabelledPoints>();
  return {
    points,
    tasks: tasksOf(points),
    whole: partOf(points, all),
    parts: Array.from({ length: folds }, (_, k) => {
      const places = all.filter((place) => fold[place] === k);
      return partOf(pick(points, places), places);
    }),
    without: (k) => {
      const known = rests.get(k);
      if (known !== undefined) return known;
      const rest = pick(
        points,
        all.filter((place) => fold[place] !== k),
      );
      rests.set(k, rest);
      return rest;
    },
  };
}

function partOf(points: LabelledPoints, places: Int32Array): Part {
  const numbers = new Map<number, number>();
  const of = new Int32Array(points.p.length);
  for (let i = 0; i < of.length; i += 1) {
    const value = points.p[i]!;
    let number = numbers.get(value);
    if (number === undefined) {
      number = numbers.size;
      if (4 * number > of.length) return { points, places, distinct: null };
      numbers.set(value, number);
    }
    of[i] = number;
  }
  return { points, places, distinct: { values: Float64Array.from(numbers.keys()), of } };
}

type Fit = ((part: Part) => Float64Array) | null;

/**
 * A map learns from so many points at most, every second, third, ... of a greater number: tasks, which
 * are far fewer, are what limits what it can learn.
 */
export const mostFitted = 10_000;

function fit(all: LabelledPoints, name: RecalibrationName): Fit {
  const { p, y, labels } = thinned(all);
  if (p.length === 0) return null;
  if (name === 'groupwise') {
    const map = groupwiseRecalibration.fit(p, y, { groups: labels });
    return map && (({ points }) => map.applyAll(points.p, points.labels));
  }
  const map = recalibrationMethods[name].fit(p, y);
  if (map === null) return null;
  return ({ points, distinct }) => {
    if (distinct === null) return map.applyAll(points.p);
    const mapped = map.applyAll(distinct.values);
    return Float64Array.from(distinct.of, (place) => mapped[place]!);
  };
}

function thinned(points: LabelledPoints): LabelledPoints {
  const step = Math.ceil(points.p.length / mostFitted);
  if (step <= 1) return points;
  const size = Math.ceil(points.p.length / step);
  return pick(
    points,
    Int32Array.from({ length: size }, (_, index) => index * step),
  );
}

/** Mapped confidences, or why there are none. */
export type Mapped = { readonly p: Float64Array } | { readonly why: string };

/** Maps that are fitted on the points of one domain, when they are asked for and once each. */
export interface Mapper {
  /** Every point is mapped by a fit that has not seen its task. */
  readonly map: (to: Folded) => Mapped;
}

/**
 * Fits on `from` what is to map other points, or `from` itself. Where these share tasks with `from`
 * there is a map for each fold of the tasks, fitted without it; otherwise one on all points. Both
 * must have been folded alike.
 */
export function mapper(from: Folded, name: RecalibrationName): Mapper {
  const fits = new Map<number | null, Fit>();
  const fitWithout = (fold: number | null): Fit => {
    const made = fits.get(fold);
    if (made !== undefined) return made;
    const fresh = fit(fold === null ? from.points : from.without(fold), name);
    fits.set(fold, fresh);
    return fresh;
  };
  return {
    map: (to) => {
      const shared = [...to.tasks].some((task) => from.tasks.has(task));
      const result = new Float64Array(to.points.p.length);
      let failed = 0;
      (shared ? to.parts : [to.whole]).forEach((part, fold) => {
        if (part.places.length === 0) return;
        const mapped = fitWithout(shared ? fold : null)?.(part);
        if (mapped === undefined) failed += 1;
        else for (let i = 0; i < mapped.length; i += 1) result[part.places[i]!] = mapped[i]!;
      });
      if (failed === 0) return { p: result };
      const where = shared ? ` in ${failed} of ${folds} folds` : '';
      return {
        why: `${name} finds no map${where}: outcomes are all alike there, or a confidence parts them`,
      };
    },
  };
}
