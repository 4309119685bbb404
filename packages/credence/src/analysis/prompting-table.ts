import type { PromptingTable } from '@credence/viewer';
import {
  type Chosen,
  onlyOneWay,
  type PromptingHead,
  promptingInWords,
  promptingRows,
} from '@credence/viewer/helps';

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
  chosen: Chosen,
  methods: readonly string[],
  threshold: number,
  baseline: string,
): PromptingTable {
  const head = promptingHead(threshold, baseline);
  const rows = promptingRows(chosen, head, methods);
  return { ...head, rows, why: rows.length > 0 ? null : onlyOneWay(baseline) };
}
