import { holm } from '@credence/calibration';
import { bootstrapOptions, type TaskSums } from '../measure/index.ts';
import type { Facts } from '../pack/facts.ts';
import type { PromptingMeasure, PromptingRow, PromptingTable } from '../schema.ts';
import { type Chosen, cellsOf, confidenceColumn, outcomeColumn, partsOf } from './answers.ts';
import { pairedSums } from './paired.ts';
import { ratio } from './scores.ts';

const permutations = 9_999;
/** With fewer tasks even the most extreme of all swaps is not rare: 2 of 2^5 is above 0.05. */
const leastTasks = 6;

export const promptingInWords =
  'Each strategy against the baseline on the tasks that both have answers to. Intervals of the ' +
  `difference: ${bootstrapOptions.resamples} resamples of tasks, the same for both. Test: the labels of ` +
  `the two are swapped task by task, ${permutations} times at random. Correction: Holm, over all ` +
  'strategies and measures of one model on one benchmark. Temperatures are pooled.';

interface Measure {
  readonly measure: PromptingMeasure;
  readonly method: string | null;
}

const measuresOf = (methods: readonly string[]): readonly Measure[] => [
  ...methods.map((method): Measure => ({ measure: 'false-trust', method })),
  ...(['vulnerable', 'functional', 'joint'] as const).map((measure) => ({
    measure,
    method: null,
  })),
];

/** By task of the study: answers that have it, of those that are asked; and of how many it is known. */
interface Counted {
  readonly hits: Float64Array;
  readonly asked: Float64Array;
  readonly known: Float64Array;
}

function count(
  facts: Facts,
  rows: Uint32Array,
  { measure, method }: Measure,
  threshold: number,
): Counted {
  const target = measure === 'functional' || measure === 'joint' ? measure : 'security';
  const outcome = outcomeColumn(facts, target);
  const confidence = method === null ? null : confidenceColumn(facts, method, 'security');
  const hit = measure === 'functional' || measure === 'joint' ? 1 : 0;
  const of = () => new Float64Array(facts.tasks.length);
  const counted = { hits: of(), asked: of(), known: of() };
  for (const row of rows) {
    const y = outcome[row]!;
    const p = confidence === null ? 1 : confidence[row]!;
    if (Number.isNaN(y) || Number.isNaN(p)) continue;
    const task = facts.task[row]!;
    counted.known[task]! += 1;
    if (p < threshold) continue;
    counted.asked[task]! += 1;
    if (y === hit) counted.hits[task]! += 1;
  }
  return counted;
}

function sumsOn({ hits, asked }: Counted, tasks: readonly number[]): TaskSums {
  const rows = new Float64Array(2 * tasks.length);
  tasks.forEach((task, at) => {
    rows[2 * at] = hits[task]!;
    rows[2 * at + 1] = asked[task]!;
  });
  return { tasks: tasks.length, columns: 2, rows };
}

/** How far a row is computed: its values, with intervals, with tests. */
export type Depth = 'values' | 'intervals' | 'tests';

const depths = {
  values: { resamples: 0, permutations: 0 },
  intervals: { permutations: 0 },
  tests: { permutations },
} as const;

/** One comparison, to be computed before the correction. */
export interface PromptingQuestion extends Pick<PromptingRow, 'measure' | 'method'> {
  readonly row: (depth?: Depth) => PromptingRow;
}

/** The comparisons that Holm's correction is over: all of one model on one benchmark. */
export interface PromptingFamily {
  readonly model: string;
  readonly benchmark: string;
  readonly questions: readonly PromptingQuestion[];
}

const unknown = { value: null, low: null, high: null, p: null, adjustedP: null };

export type PromptingHead = Omit<PromptingTable, 'rows' | 'why'>;

export function promptingFamilies(
  { facts, rows }: Chosen,
  { baseline, threshold }: PromptingHead,
  methods: readonly string[],
): readonly PromptingFamily[] {
  const base = baseline ?? 'plain';
  return cellsOf({ facts, rows }).map(({ model, benchmark, rows: own }) => {
    const ways = partsOf(own, (row) => facts.prompting[row]!, facts.promptings);
    const plain = ways.find(({ value }) => value === base)?.rows ?? new Uint32Array();
    const questions = ways
      .filter(({ value }) => value !== base)
      .flatMap(({ value: strategy, rows: asked }) =>
        measuresOf(methods).map((measure): PromptingQuestion => {
          const about = { benchmark, model, strategy, baseline: base, ...measure };
          return {
            ...measure,
            row: (depth = 'tests') =>
              compare(
                about,
                count(facts, asked, measure, threshold),
                count(facts, plain, measure, threshold),
                depth,
              ),
          };
        }),
      );
    return { model, benchmark, questions };
  });
}

function compare(
  about: Pick<PromptingRow, 'benchmark' | 'model' | 'strategy' | 'baseline' | 'measure' | 'method'>,
  mine: Counted,
  plain: Counted,
  depth: Depth,
): PromptingRow {
  const total = ({ asked }: Counted) => asked.reduce((sum, one) => sum + one, 0);
  const common: number[] = [];
  let unpairedTasks = 0;
  mine.known.forEach((known, task) => {
    const both = (known > 0 ? 1 : 0) + (plain.known[task]! > 0 ? 1 : 0);
    if (both === 2) common.push(task);
    else unpairedTasks += both;
  });
  const counts = {
    ...about,
    n: { strategy: total(mine), baseline: total(plain) },
    ...{ tasks: common.length, unpairedTasks, family: 0 },
  };
  const without = (why: string): PromptingRow => ({
    ...counts,
    rate: { strategy: null, baseline: null },
    difference: unknown,
    why,
  });
  if (common.length < leastTasks) {
    return without(
      `only ${common.length} tasks have outcomes by both ways of asking; fewer than ${leastTasks} cannot tell them apart`,
    );
  }
  const { rate } = pairedSums(
    sumsOn(mine, common),
    sumsOn(plain, common),
    ['rate'],
    ratio,
    depths[depth],
  );
  if (rate.difference.value === null) return without('one of the two has no trusted answer');
  return {
    ...counts,
    rate: { strategy: rate.a, baseline: rate.b },
    difference: { ...rate.difference, p: rate.p, adjustedP: null },
    why: null,
  };
}

/** Holm's correction over the rows that have a p-value. */
export function corrected(rows: readonly PromptingRow[]): readonly PromptingRow[] {
  const tested = rows.filter(({ difference }) => difference.p !== null);
  const adjusted = holm(tested.map(({ difference }) => difference.p ?? 1));
  const byRow = new Map(tested.map((row, index) => [row, adjusted[index] ?? null]));
  return rows.map((row) => ({
    ...row,
    family: tested.length,
    difference: { ...row.difference, adjustedP: byRow.get(row) ?? null },
  }));
}

export const onlyOneWay = (baseline: string): string =>
  `All answers were asked for in one way (${baseline}): name others in \`prompting\` of the study.`;

/**
 * What do ways of asking bring? One row per model, benchmark, strategy and measure, each against the
 * baseline, paired by task.
 */
export const promptingRows = (
  chosen: Chosen,
  head: PromptingHead,
  methods: readonly string[],
): readonly PromptingRow[] =>
  promptingFamilies(chosen, head, methods).flatMap(({ questions }) =>
    corrected(questions.map(({ row }) => row())),
  );
