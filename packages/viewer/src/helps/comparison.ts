import { type BinRule, binPoints, holm } from '@credence/calibration';
import {
  bootstrapOptions,
  noErrors,
  nothing,
  perBin,
  sumErrors,
  type TaskSums,
} from '../measure/index.ts';
import type {
  ComparedMeasure,
  ComparisonRow,
  ComparisonTable,
  TargetName,
  TestedDifference,
} from '../schema.ts';
import { type Cell, type Chosen, cellsOf, targetNames } from './answers.ts';
import { pairedSums } from './paired.ts';
import { pointsOf, type StudyPoints } from './points.ts';

const permutations = 2_000;
const undefinedDifference: TestedDifference = { ...nothing, p: null, adjustedP: null };
const measures: readonly ComparedMeasure[] = ['gap', 'ece', 'brier', 'accuracy', 'false-trust'];

/** Equal-width bins have the same edges in both studies, so that their errors can be compared. */
const bins: BinRule = { kind: 'width', count: 10 };
const edges = binPoints([], [], bins).upper;

export const comparisonInWords = (threshold: number): string =>
  `All temperatures together. 95 % intervals: the bootstrap by task, ${bootstrapOptions.resamples} ` +
  `resamples, the same tasks for both. p: ${permutations} random swaps task by task, corrected ` +
  `after Holm over all measures of one model and benchmark. ECE on ten bins of equal width. ` +
  `False Trust at a confidence of ${threshold}.`;

export type ComparisonHead = Pick<ComparisonTable, 'other' | 'how'> & {
  /** Confidence methods that both studies have. */
  readonly methods: readonly string[];
};

/** The same model in the other study, or the only one there when there is only one here, too. */
function counterpart(cell: Cell, here: readonly Cell[], there: readonly Cell[]): Cell | undefined {
  const within = (all: readonly Cell[]) => all.filter((one) => one.benchmark === cell.benchmark);
  const candidates = within(there);
  const same = candidates.find((one) => one.model === cell.model);
  return same ?? (within(here).length === 1 && candidates.length === 1 ? candidates[0] : undefined);
}

const front = 5;

/** Sums of the points of some tasks: error, trusted, trusted and bad, then the bins. */
function sumsOn(
  points: StudyPoints,
  tasks: ReadonlyMap<string, number>,
  threshold: number,
): TaskSums {
  const columns = front + perBin * edges.length;
  const rows = new Float64Array(tasks.size * columns);
  const { p, count, good, task, facts, places } = points;
  const ids = Array.from(places, (place) => tasks.get(facts.tasks[place]!.id));
  for (let i = 0; i < p.length; i += 1) {
    const number = ids[task[i]!];
    if (number === undefined) continue;
    const [said, all, right] = [p[i]!, count[i]!, good[i]!];
    const row = number * columns;
    let bin = 0;
    while (bin < edges.length - 1 && edges[bin]! < said) bin += 1;
    rows[row]! += all;
    rows[row + 1]! += all * said - right;
    rows[row + 2]! += right * (said - 1) ** 2 + (all - right) * said ** 2;
    if (said >= threshold) {
      rows[row + 3]! += all;
      rows[row + 4]! += all - right;
    }
    const at = row + front + perBin * bin;
    rows[at]! += all;
    rows[at + 1]! += all * said;
    rows[at + 2]! += right;
  }
  return { tasks: tasks.size, columns, rows };
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : Number.NaN);
const errors = noErrors();

function evaluate(totals: Float64Array, into: Float64Array): void {
  const n = totals[0]!;
  sumErrors(totals, front, errors);
  into[0] = share(totals[1]!, n);
  into[1] = share(errors.gaps, n);
  into[2] = share(totals[2]!, n);
  into[3] = share(errors.good, n);
  into[4] = share(totals[4]!, totals[3]!);
}

/** How two studies differ in one model's confidences by one method about one target. */
export interface ComparisonQuestion {
  readonly method: string;
  readonly target: TargetName;
  /** One row a measure. */
  readonly rows: (depth?: 'values' | 'tests') => readonly ComparisonRow[];
}

/** The comparisons that Holm's correction is over: all of one model on one benchmark. */
export interface ComparisonFamily {
  readonly model: string;
  readonly benchmark: string;
  readonly questions: readonly ComparisonQuestion[];
}

/** @param there the answers of the other study */
export function comparisonFamilies(
  here: Chosen,
  there: Chosen,
  { methods }: ComparisonHead,
  threshold: number,
): readonly ComparisonFamily[] {
  const [mine, theirs] = [cellsOf(here), cellsOf(there)];
  return mine.flatMap((cell) => {
    const partner = counterpart(cell, mine, theirs);
    if (partner === undefined) return [];
    const questions = methods.flatMap((method) =>
      targetNames.map((target): ComparisonQuestion => {
        const about = {
          ...{ benchmark: cell.benchmark, model: cell.model, otherModel: partner.model },
          ...{ method, target },
        };
        return {
          ...{ method, target },
          rows: (depth = 'tests') =>
            compare(
              about,
              pointsOf({ facts: here.facts, rows: cell.rows }, method, target),
              pointsOf({ facts: there.facts, rows: partner.rows }, method, target),
              { threshold, depth },
            ),
        };
      }),
    );
    return [{ model: cell.model, benchmark: cell.benchmark, questions }];
  });
}

function compare(
  about: Pick<ComparisonRow, 'benchmark' | 'model' | 'otherModel' | 'method' | 'target'>,
  a: StudyPoints,
  b: StudyPoints,
  { threshold, depth }: { readonly threshold: number; readonly depth: 'values' | 'tests' },
): readonly ComparisonRow[] {
  const n = { here: a.n, there: b.n };
  if (a.n === 0 || b.n === 0) {
    const why = `no scored answers in ${a.n === 0 ? 'this' : 'the other'} study`;
    return measures.map((measure) => ({
      ...{ ...about, n, measure, tasks: 0, unpairedTasks: 0, here: null, there: null },
      ...{ difference: undefinedDifference, why },
    }));
  }
  const ids = ({ facts, places }: StudyPoints) =>
    Array.from(places, (place) => facts.tasks[place]!.id);
  const known = new Set(ids(b));
  const common = ids(a).filter((id) => known.has(id));
  const numbers = new Map(common.map((id, number) => [id, number]));
  const unpairedTasks = a.tasks + b.tasks - 2 * common.length;
  const found = pairedSums(
    sumsOn(a, numbers, threshold),
    sumsOn(b, numbers, threshold),
    measures,
    evaluate,
    depth === 'values' ? { resamples: 0 } : { permutations },
  );
  return measures.map((measure): ComparisonRow => {
    const { a: here, b: there, difference, p } = found[measure];
    return {
      ...{ ...about, n, measure, tasks: common.length, unpairedTasks, here, there },
      difference: { ...difference, p, adjustedP: null },
      why: common.length === 0 ? 'no common tasks' : null,
    };
  });
}

/** Holm's correction over all tests of one model: looking at many measures finds something by chance. */
export function correctedComparison(rows: readonly ComparisonRow[]): readonly ComparisonRow[] {
  const tested = rows.filter(({ difference }) => difference.p !== null);
  const adjusted = holm(tested.map(({ difference }) => difference.p ?? 1));
  const byRow = new Map(tested.map((row, index) => [row, adjusted[index] ?? null]));
  return rows.map((row) => ({
    ...row,
    difference: { ...row.difference, adjustedP: byRow.get(row) ?? null },
  }));
}

export const noCommonGround =
  'The studies have no benchmark and confidence method in common, or no model that can be told to be the same.';

export function comparisonRows(
  here: Chosen,
  there: Chosen,
  head: ComparisonHead,
  threshold: number,
): readonly ComparisonRow[] {
  return comparisonFamilies(here, there, head, threshold).flatMap(({ questions }) =>
    correctedComparison(questions.flatMap(({ rows }) => rows())),
  );
}
