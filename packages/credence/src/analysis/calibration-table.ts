import type { CalibrationRow } from '@credence/viewer';
import { type Answers, calibrationRow } from '@credence/viewer/measure';
import { type Target, targets } from '../core/verdict.ts';
import { cells } from './cells.ts';
import { confidenceOf, type Observation, outcomeOf } from './observations.ts';

/** What was said of answers and what became of them; NaN stands for what is not known. */
function answers(members: readonly Observation[], method: string, target: Target): Answers {
  return {
    confidence: Float64Array.from(
      members,
      (one) => confidenceOf(one, method, target) ?? Number.NaN,
    ),
    outcome: Float64Array.from(members, (one) => outcomeOf(one, target) ?? Number.NaN),
    task: members.map(({ task }) => task.id),
  };
}

const byTask = ({ task: a }: Observation, { task: b }: Observation): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/**
 * How overconfident is each model? One row per benchmark, model, temperature (`null`: all of them
 * pooled), method and target, in that order. The page computes its rows with the same function.
 */
export function calibrationTable(
  observations: readonly Observation[],
  methods: readonly string[],
  threshold: number,
): readonly CalibrationRow[] {
  return cells(observations).flatMap(({ about, members }) => {
    // Rows want their answers by task: put in order once here, not once a row.
    const ordered = [...members].sort(byTask);
    return methods.flatMap((method) =>
      targets.map((target) =>
        calibrationRow({ ...about, method, target }, answers(ordered, method, target), threshold),
      ),
    );
  });
}
