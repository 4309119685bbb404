import type { TransferDimension, TransferRow } from '../../schema.ts';
import { counted } from '../format/number.ts';
import type { Sentence } from './sentence.ts';

export const dimensionName: Readonly<Record<TransferDimension, string>> = {
  kind: 'kinds of task',
  temperature: 'temperatures',
  model: 'models',
  language: 'languages',
};

/** How often a map that was fitted elsewhere still helps, and how often it costs. */
export function transferSentence(
  dimension: TransferDimension,
  rows: readonly TransferRow[],
): Sentence {
  const moves = rows.filter(({ from, to, after }) => from !== to && after.ece.value !== null);
  if (moves.length === 0) {
    return [`Between ${dimensionName[dimension]}: too few answers to tell.`];
  }
  const helps = moves.filter(({ change }) => (change.ece.high ?? 0) < 0).length;
  const harms = moves.filter(({ change }) => (change.ece.low ?? 0) > 0).length;
  const costs = moves.filter(({ cost }) => (cost.ece.low ?? 0) > 0).length;
  return [
    `Between ${dimensionName[dimension]}: of ${counted(moves.length, 'move')}, the map surely still helps in `,
    { strong: String(helps) },
    ` and surely harms in `,
    { strong: String(harms) },
    `; in ${costs} it is surely worse than a map fitted there.`,
  ];
}
