import {
  brierStatistic,
  eceStatistic,
  falseTrustStatistic,
  holm,
  meanOutcomeStatistic,
  overconfidenceGapStatistic,
  pairedDifference,
  type Statistic,
} from '@credence/calibration';
import type {
  ComparedMeasure,
  ComparisonRow,
  ComparisonTable,
  TestedDifference,
} from '@credence/viewer';
import { targets } from '../core/verdict.ts';
import type { StudyHome } from '../study/study-home.ts';
import { type Cell, cells } from './cells.ts';
import { bootstrapOptions, type Points } from './estimates.ts';
import { confidenceOf, type Observation, outcomeOf } from './observations.ts';
import { studyObservations } from './study-observations.ts';

type Target = (typeof targets)[number];

const permutations = 2_000;
const undefinedDifference: TestedDifference = {
  ...{ value: null, low: null, high: null },
  ...{ p: null, adjustedP: null },
};

/** Equal-width bins have the same edges in both studies, so that their errors can be compared. */
const statistics = (threshold: number): Readonly<Record<ComparedMeasure, Statistic>> => ({
  gap: overconfidenceGapStatistic,
  ece: eceStatistic({ bins: { kind: 'width', count: 10 } }),
  brier: brierStatistic,
  accuracy: meanOutcomeStatistic,
  'false-trust': falseTrustStatistic({ threshold }),
});

function pointsOf(members: readonly Observation[], method: string, target: Target): Points {
  const scored = members.flatMap((one) => {
    const [p, y] = [confidenceOf(one, method, target), outcomeOf(one, target)];
    return p === null || y === null ? [] : [{ p, y, task: one.task.id }];
  });
  return {
    p: Float64Array.from(scored, ({ p }) => p),
    y: Float64Array.from(scored, ({ y }) => y),
    groups: scored.map(({ task }) => task),
  };
}

const pooled = (observations: readonly Observation[]): readonly Cell[] =>
  cells(observations).filter(({ about }) => about.temperature === null);

/** The same model in the other study, or the only one there when there is only one here, too. */
function counterpart(cell: Cell, here: readonly Cell[], there: readonly Cell[]): Cell | undefined {
  const within = (all: readonly Cell[]) =>
    all.filter(({ about }) => about.benchmark === cell.about.benchmark);
  const candidates = within(there);
  const same = candidates.find(({ about }) => about.model === cell.about.model);
  return same ?? (within(here).length === 1 && candidates.length === 1 ? candidates[0] : undefined);
}

function compareCells(
  [here, there]: readonly [Cell, Cell],
  method: string,
  threshold: number,
): readonly ComparisonRow[] {
  return targets.flatMap((target) => {
    const [a, b] = [here, there].map(({ members }) => pointsOf(members, method, target));
    if (a === undefined || b === undefined) return [];
    const about = {
      benchmark: here.about.benchmark,
      model: here.about.model,
      otherModel: there.about.model,
      ...{ method, target },
      n: { here: a.p.length, there: b.p.length },
    };
    const measures = statistics(threshold);
    const names = Object.keys(measures) as ComparedMeasure[];
    if (a.p.length === 0 || b.p.length === 0) {
      const why = `no scored answers in ${a.p.length === 0 ? 'this' : 'the other'} study`;
      return names.map((measure) => ({
        ...about,
        ...{ measure, tasks: 0, unpairedTasks: 0, here: null, there: null },
        ...{ difference: undefinedDifference, why },
      }));
    }
    const found = pairedDifference(a, b, measures, { ...bootstrapOptions, permutations });
    return names.map((measure): ComparisonRow => {
      const { a: x, b: y, difference, interval, p, tasks, unpairedTasks } = found[measure];
      return {
        ...about,
        ...{ measure, tasks, unpairedTasks, here: x, there: y },
        difference: {
          value: difference,
          low: interval?.[0] ?? null,
          high: interval?.[1] ?? null,
          ...{ p, adjustedP: null },
        },
        why: tasks === 0 ? 'no common tasks' : null,
      };
    });
  });
}

/** Holm's correction over all tests of one model: looking at many measures finds something by chance. */
function corrected(rows: readonly ComparisonRow[]): readonly ComparisonRow[] {
  const tested = rows.flatMap(({ difference }) => difference.p ?? []);
  const adjusted = [...holm(tested)];
  let next = 0;
  return rows.map((row) =>
    row.difference.p === null
      ? row
      : { ...row, difference: { ...row.difference, adjustedP: adjusted[next++] ?? null } },
  );
}

/**
 * How does this study differ from another? Both are put side by side on the tasks that they have in
 * common: the same resampled tasks for both, and a permutation test that swaps them task by task.
 * Throws `InputError` when one of the folders holds no study.
 */
export async function compareStudies(
  folder: string | StudyHome,
  other: string | StudyHome,
): Promise<ComparisonTable> {
  const [mine, theirs] = [await studyObservations(folder), await studyObservations(other)];
  const [here, there] = [pooled(mine.observations), pooled(theirs.observations)];
  const { falseTrustThreshold: threshold, confidence } = mine.study.config;
  const methods = confidence.filter((id) => theirs.study.config.confidence.includes(id));
  const rows = here.flatMap((cell) => {
    const partner = counterpart(cell, here, there);
    return partner === undefined
      ? []
      : corrected(methods.flatMap((id) => compareCells([cell, partner], id, threshold)));
  });
  return {
    other: theirs.study.config.name,
    how:
      `All temperatures together. 95 % intervals: the bootstrap by task, ${bootstrapOptions.resamples} ` +
      `resamples, the same tasks for both. p: ${permutations} random swaps task by task, corrected ` +
      `after Holm over all measures of one model and benchmark. ECE on ten bins of equal width. ` +
      `False Trust at a confidence of ${threshold}.`,
    rows,
    why:
      rows.length > 0
        ? null
        : 'The studies have no benchmark and confidence method in common, or no model that can be told to be the same.',
  };
}
