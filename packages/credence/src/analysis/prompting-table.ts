import {
  falseTrustStatistic,
  holm,
  meanOutcomeStatistic,
  pairedDifference,
} from '@credence/calibration';
import type { PromptingMeasure, PromptingRow, PromptingTable } from '@credence/viewer';
import type { Outcome } from '../core/verdict.ts';
import { cells } from './cells.ts';
import { bootstrapOptions, type Points } from './estimates.ts';
import { confidenceOf, type Observation, outcomeOf } from './observations.ts';
import { tasksOf } from './scored-points.ts';

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

/** Answers as points of a measure; where it needs no confidence all have 0. */
function pointsOf(members: readonly Observation[], { measure, method }: Measure): Points {
  const points = members.flatMap((one) => {
    const functional = outcomeOf(one, 'functional');
    const security = outcomeOf(one, 'security');
    const of: Readonly<Record<PromptingMeasure, Outcome>> = {
      functional,
      'false-trust': security,
      vulnerable: security === null ? null : security === 1 ? 0 : 1,
      joint: outcomeOf(one, 'joint'),
    };
    const y = of[measure];
    const p = method === null ? 0 : confidenceOf(one, method, 'security');
    return y === null || p === null ? [] : [{ p, y, task: one.task.id }];
  });
  return {
    p: Float64Array.from(points, ({ p }) => p),
    y: Float64Array.from(points, ({ y }) => y),
    groups: points.map(({ task }) => task),
  };
}

const unknown = { value: null, low: null, high: null, p: null, adjustedP: null };

type About = Pick<PromptingRow, 'benchmark' | 'model' | 'strategy' | 'baseline'>;

/** One comparison, before the correction. */
function compare(
  about: About,
  measure: Measure,
  [strategy, baseline]: readonly [Points, Points],
  threshold: number,
): PromptingRow {
  const counted = ({ p }: Points) =>
    measure.method === null ? p.length : p.filter((one) => one >= threshold).length;
  const known = tasksOf(baseline);
  const common = [...tasksOf(strategy)].filter((task) => known.has(task)).length;
  const counts = {
    ...about,
    ...measure,
    n: { strategy: counted(strategy), baseline: counted(baseline) },
    tasks: common,
    unpairedTasks: tasksOf(strategy).size + known.size - 2 * common,
    family: 0,
  };
  const without = (why: string): PromptingRow => ({
    ...counts,
    rate: { strategy: null, baseline: null },
    difference: unknown,
    why,
  });
  if (common < leastTasks) {
    return without(
      `only ${common} tasks have outcomes by both ways of asking; fewer than ${leastTasks} cannot tell them apart`,
    );
  }
  const statistic =
    measure.method === null ? meanOutcomeStatistic : falseTrustStatistic({ threshold });
  const { result } = pairedDifference(
    strategy,
    baseline,
    { result: statistic },
    { ...bootstrapOptions, permutations },
  );
  if (result.difference === null) return without('one of the two has no trusted answer');
  return {
    ...counts,
    rate: { strategy: result.a, baseline: result.b },
    difference: {
      value: result.difference,
      low: result.interval?.[0] ?? null,
      high: result.interval?.[1] ?? null,
      p: result.p,
      adjustedP: null,
    },
    why: null,
  };
}

/** Holm's correction over the rows that have a p-value. */
function corrected(rows: readonly PromptingRow[]): readonly PromptingRow[] {
  const tested = rows.filter(({ difference }) => difference.p !== null);
  const adjusted = holm(tested.map(({ difference }) => difference.p ?? 1));
  const byRow = new Map(tested.map((row, index) => [row, adjusted[index] ?? null]));
  return rows.map((row) => ({
    ...row,
    family: tested.length,
    difference: { ...row.difference, adjustedP: byRow.get(row) ?? null },
  }));
}

/**
 * What do ways of asking bring? One row per benchmark, model, strategy and measure, each against the
 * baseline, paired by task.
 * @param baseline the strategy that the others are compared with
 */
export function promptingTable(
  observations: readonly Observation[],
  methods: readonly string[],
  threshold: number,
  baseline: string,
): PromptingTable {
  const measures: readonly Measure[] = [
    ...methods.map((method): Measure => ({ measure: 'false-trust', method })),
    ...(['vulnerable', 'functional', 'joint'] as const).map((measure) => ({
      measure,
      method: null,
    })),
  ];
  const pooled = cells(observations).filter(({ about }) => about.temperature === null);
  const rows = pooled.flatMap(({ about: { benchmark, model }, members }) => {
    const askedBy = (strategy: string) =>
      members.filter(({ sample }) => sample.prompting === strategy);
    const strategies = [...new Set(members.map(({ sample }) => sample.prompting))];
    return corrected(
      strategies
        .filter((strategy) => strategy !== baseline)
        .flatMap((strategy) =>
          measures.map((measure) =>
            compare(
              { benchmark, model, strategy, baseline },
              measure,
              [pointsOf(askedBy(strategy), measure), pointsOf(askedBy(baseline), measure)],
              threshold,
            ),
          ),
        ),
    );
  });
  const why =
    rows.length > 0
      ? null
      : `All answers were asked for in one way (${baseline}): name others in \`prompting\` of the study.`;
  return { how: promptingInWords, threshold, baseline, rows, why };
}
