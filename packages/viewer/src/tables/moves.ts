import type { TransferRow } from '../schema.ts';

/** Of the moves of a map to another place: how many can be told, and what they surely do. */
export interface Moves {
  readonly all: number;
  readonly helps: number;
  readonly harms: number;
  /** Worse than with a map fitted there. */
  readonly costs: number;
}

/** Counts moves by whether the interval of the change in ECE excludes 0. */
export function movesOf(rows: readonly TransferRow[]): Moves {
  const moves = rows.filter(({ from, to, after }) => from !== to && after.ece.value !== null);
  return {
    all: moves.length,
    helps: moves.filter(({ change }) => (change.ece.high ?? 0) < 0).length,
    harms: moves.filter(({ change }) => (change.ece.low ?? 0) > 0).length,
    costs: moves.filter(({ cost }) => (cost.ece.low ?? 0) > 0).length,
  };
}
