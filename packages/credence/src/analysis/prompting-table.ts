import type { PromptingTable } from '@credence/viewer';
import {
  onlyOneWay,
  type PromptingHead,
  promptingInWords,
  promptingRows,
} from '@credence/viewer/helps';
import { chosenOf } from './fact-rows.ts';
import type { Observation } from './observations.ts';

export const promptingHead = (threshold: number, baseline: string): PromptingHead => ({
  how: promptingInWords,
  threshold,
  baseline,
});

/**
 * What do ways of asking bring? The page computes its rows with the same function.
 * @param baseline the strategy that the others are compared with
 */
export function promptingTable(
  observations: readonly Observation[],
  methods: readonly string[],
  threshold: number,
  baseline: string,
): PromptingTable {
  const head = promptingHead(threshold, baseline);
  const rows = promptingRows(chosenOf(observations), head, methods);
  return { ...head, rows, why: rows.length > 0 ? null : onlyOneWay(baseline) };
}
