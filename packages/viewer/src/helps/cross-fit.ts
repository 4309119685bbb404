import { groupwiseRecalibration, recalibrationMethods } from '@credence/calibration';
import { splitGroups } from '@credence/calibration/folds';
import { lazily } from '../measure/index.ts';
import type { Facts } from '../pack/facts.ts';
import type { RecalibrationName } from '../schema.ts';
import { taskCodes } from './answers.ts';
import { pick, type StudyPoints, type TaskPoints } from './points.ts';

export const recalibrationNames = Object.keys(recalibrationMethods) as RecalibrationName[];

/** Parts of the tasks, each of which is mapped by a fit on the others. */
export const folds = 5;
/** Two a fold. */
export const leastTasks = 10;

const seed = 1;

/** Why no map should be fitted on these points, or `null`. */
export function tooLittle({ n, tasks }: Pick<TaskPoints, 'n' | 'tasks'>): string | null {
  if (n === 0) return 'no answer has both a confidence and a conclusive outcome';
  return tasks < leastTasks
    ? `only ${tasks} tasks have answers with confidence and conclusive outcome, of ${leastTasks} that ${folds} folds need`
    : null;
}

/** What limits a map that was fitted on these points, or `null`. */
export function caution({ n, good }: Pick<TaskPoints, 'n' | 'good'>): string | null {
  const right = good.reduce((sum, one) => sum + one, 0);
  if (right > 0 && right < n) return null;
  const alike = `all ${n} outcomes are ${right === 0 ? 'bad' : 'good'}`;
  return `${alike}: a map can only learn to say so, whatever was stated`;
}

/** The fold of each task: whole tasks, since answers to one task resemble one another. */
export function foldsOf(tasks: Iterable<string>): ReadonlyMap<string, number> {
  const parts = splitGroups(tasks, new Array<number>(folds).fill(1), seed);
  return new Map(parts.flatMap((part, fold) => [...part].map((task) => [task, fold] as const)));
}

/** Points whose tasks have been dealt into folds, for all maps of them. */
export interface Folded {
  readonly points: StudyPoints;
  /** All points, and those of each fold. */
  readonly whole: Part;
  readonly parts: readonly Part[];
  /** What a map learns from: the points of all folds but one, or of all. */
  readonly lesson: (without: number | null) => Lesson;
  /** Places of the tasks among those of the study. */
  readonly tasks: ReadonlySet<number>;
}

/** Some of the points, at their places among all. */
interface Part {
  readonly at: Int32Array;
  readonly points: TaskPoints;
  readonly labels: Labels;
}

interface Labels {
  readonly language: readonly number[];
  readonly cwe: readonly number[];
}

/** What a map is fitted to. Without weights every point is one answer. */
interface Lesson {
  readonly single: Fitted;
  readonly grouped: Fitted & { readonly labels: Labels };
}

interface Fitted {
  readonly p: Float64Array;
  readonly y: Float64Array;
  readonly weights?: Float64Array;
}

/** @param foldOf the fold of every task of the points */
export function folded(points: StudyPoints, foldOf: ReadonlyMap<string, number>): Folded {
  const { facts, places } = points;
  const foldOfTask = Int32Array.from(places, (place) => foldOf.get(facts.tasks[place]!.id) ?? 0);
  const fold = points.task.map((task) => foldOfTask[task]!);
  const all = fold.map((_, place) => place);
  const lessons = new Map<number | null, Lesson>();
  const part = (at: Int32Array): Part =>
    lazily<Part>({
      at: () => at,
      points: () => pick(points, at),
      labels: () => labelsOf(points, at),
    });
  return lazily<Folded>({
    points: () => points,
    tasks: () => new Set(places),
    whole: () => part(all),
    parts: () =>
      Array.from({ length: folds }, (_, k) => part(all.filter((place) => fold[place] === k))),
    lesson: () => (without) => {
      const known = lessons.get(without);
      if (known !== undefined) return known;
      const rest = without === null ? all : all.filter((place) => fold[place] !== without);
      const made = lessonOf(points, rest);
      lessons.set(without, made);
      return made;
    },
  });
}

function labelsOf({ facts, places, task }: StudyPoints, at: Int32Array): Labels {
  const of = (property: 'language' | 'cwe') => {
    const codes = codesOfTasks(facts, property);
    return Array.from(at, (place) => codes[places[task[place]!]!]!);
  };
  return { language: of('language'), cwe: of('cwe') };
}

const codesOfTasks = (facts: Facts, property: 'language' | 'cwe') => taskCodes(facts, property).of;

/**
 * A map learns from so many values at most, every second, third, ... of a greater number: tasks, which
 * are far fewer, are what limits what it can learn. Equal values of many answers count as one.
 */
export const mostFitted = 10_000;

function lessonOf(points: StudyPoints, at: Int32Array): Lesson {
  if (points.distinct === null) {
    const step = Math.ceil(at.length / mostFitted);
    const some = step <= 1 ? at : at.filter((_, index) => index % step === 0);
    const single = {
      p: Float64Array.from(some, (place) => points.p[place]!),
      y: Float64Array.from(some, (place) => points.good[place]!),
    };
    return lazily<Lesson>({
      single: () => single,
      grouped: () => ({ ...single, labels: labelsOf(points, some) }),
    });
  }
  const { values, of } = points.distinct;
  return lazily<Lesson>({
    single: () => {
      const { p, y, weights } = together(points, at, (place) => of[place]!, values.length);
      return { p, y, weights };
    },
    grouped: () => {
      const { language, cwe } = labelsOf(points, at);
      const { facts } = points;
      const cwes = taskCodes(facts, 'cwe').values.length;
      const groups = taskCodes(facts, 'language').values.length * cwes;
      const group = new Int32Array(points.p.length);
      at.forEach((place, index) => {
        group[place] = language[index]! * cwes + cwe[index]!;
      });
      const cell = (place: number) => of[place]! * groups + group[place]!;
      const { p, y, weights, from } = together(points, at, cell, values.length * groups);
      const labels = labelsOf(points, from);
      return { p, y, weights, labels };
    },
  });
}

/** One point of each outcome for the answers of one cell, with how many they are. */
function together(
  { p, count, good }: TaskPoints,
  at: Int32Array,
  cellOf: (place: number) => number,
  cells: number,
) {
  const first = new Int32Array(cells).fill(-1);
  const all = new Float64Array(cells);
  const right = new Float64Array(cells);
  for (const place of at) {
    const cell = cellOf(place);
    if (first[cell] === -1) first[cell] = place;
    all[cell]! += count[place]!;
    right[cell]! += good[place]!;
  }
  const from: number[] = [];
  const y: number[] = [];
  const weights: number[] = [];
  const add = (place: number, outcome: number, weight: number) => {
    if (weight === 0) return;
    from.push(place);
    y.push(outcome);
    weights.push(weight);
  };
  for (let cell = 0; cell < cells; cell += 1) {
    if (first[cell] === -1) continue;
    add(first[cell]!, 0, all[cell]! - right[cell]!);
    add(first[cell]!, 1, right[cell]!);
  }
  return {
    p: Float64Array.from(from, (place) => p[place]!),
    y: Float64Array.from(y),
    weights: Float64Array.from(weights),
    from: Int32Array.from(from),
  };
}

type Fit = ((part: Part) => Float64Array) | null;

function fit(lesson: Lesson, name: RecalibrationName): Fit {
  if (name === 'groupwise') {
    const { p, y, weights, labels } = lesson.grouped;
    if (p.length === 0) return null;
    const options = { groups: { ...labels }, ...(weights && { weights }) };
    const map = groupwiseRecalibration.fit(p, y, options);
    return map && (({ points, labels: own }) => map.applyAll(points.p, { ...own }));
  }
  const { p, y, weights } = lesson.single;
  if (p.length === 0) return null;
  const map = recalibrationMethods[name].fit(p, y, weights && { weights });
  if (map === null) return null;
  return ({ points: { p: stated, distinct } }) => {
    if (distinct === null) return map.applyAll(stated);
    const mapped = map.applyAll(distinct.values);
    return Float64Array.from(distinct.of, (place) => mapped[place]!);
  };
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
    const fresh = fit(from.lesson(fold), name);
    fits.set(fold, fresh);
    return fresh;
  };
  return {
    map: (to) => {
      const shared = to.points.places.some((task) => from.tasks.has(task));
      const result = new Float64Array(to.points.p.length);
      let failed = 0;
      (shared ? to.parts : [to.whole]).forEach((part, fold) => {
        if (part.at.length === 0) return;
        const mapped = fitWithout(shared ? fold : null)?.(part);
        if (mapped === undefined) failed += 1;
        else for (let i = 0; i < mapped.length; i += 1) result[part.at[i]!] = mapped[i]!;
      });
      if (failed === 0) return { p: result };
      const where = shared ? ` in ${failed} of ${folds} folds` : '';
      return {
        why: `${name} finds no map${where}: outcomes are all alike there, or a confidence parts them`,
      };
    },
  };
}
