import type { CalibrationRow } from '@credence/viewer';
import type { Facts } from '@credence/viewer/facts';
import { columnsOf } from '@credence/viewer/helps';
import { type Answers, calibrationRow } from '@credence/viewer/measure';
import { type Target, targets } from '../core/verdict.ts';
import type { Cell } from './cells.ts';

/** What was said of answers and what became of them; NaN stands for what is not known. */
function answers(facts: Facts, rows: Uint32Array, method: string, target: Target): Answers {
  const { confidence, outcome } = columnsOf(facts, method, target);
  return {
    confidence: Float64Array.from(rows, (row) => confidence[row]!),
    outcome: Float64Array.from(rows, (row) => outcome[row]!),
    task: Uint32Array.from(rows, (row) => facts.task[row]!),
  };
}

/**
 * How overconfident is each model? One row per benchmark, model, temperature (`null`: all of them
 * pooled), method and target, in that order. The page computes its rows with the same function.
 */
export const calibrationTable = (
  facts: Facts,
  cells: readonly Cell[],
  methods: readonly string[],
  threshold: number,
): readonly CalibrationRow[] =>
  cells.flatMap(({ about, rows }) =>
    methods.flatMap((method) =>
      targets.map((target) =>
        calibrationRow(
          { ...about, method, target },
          answers(facts, rows, method, target),
          threshold,
        ),
      ),
    ),
  );
