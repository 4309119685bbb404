import type { TransferDimension, TransferRow } from '../../schema.ts';
import { movesOf } from '../../tables/moves.ts';
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
  const { all, helps, harms, costs } = movesOf(rows);
  if (all === 0) {
    return [`Between ${dimensionName[dimension]}: too few answers to tell.`];
  }
  return [
    `Between ${dimensionName[dimension]}: of ${counted(all, 'move')}, the map surely still helps in `,
    { strong: String(helps) },
    ` and surely harms in `,
    { strong: String(harms) },
    `; in ${costs} it is surely worse than a map fitted there.`,
  ];
}
