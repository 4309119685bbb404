import type { TransferDimension, TransferRow } from '../../schema.ts';
import { counted } from '../format/number.ts';
import type { Sentence } from './sentence.ts';

export const dimensionName: Readonly<Record<TransferDimension, string>> = {
  kind: 'kinds of task',
  temperature: 'temperatures',
  model: 'models',
  language: 'languages',
};

/** Of the moves to another place: how many can be told, and what they surely do. */
export interface Moves {
  readonly all: number;
  readonly helps: number;
  readonly harms: number;
  /** Worse than with a map fitted there. */
  readonly costs: number;
}

export function movesOf(rows: readonly TransferRow[]): Moves {
  const moves = rows.filter(({ from, to, after }) => from !== to && after.ece.value !== null);
  return {
    all: moves.length,
    helps: moves.filter(({ change }) => (change.ece.high ?? 0) < 0).length,
    harms: moves.filter(({ change }) => (change.ece.low ?? 0) > 0).length,
    costs: moves.filter(({ cost }) => (cost.ece.low ?? 0) > 0).length,
  };
}

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
