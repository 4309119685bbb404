import { lowerBound } from '../data/arrays.ts';
import type { Sample } from '../data/sample.ts';
import { tally } from '../data/tally.ts';
import { type BinRule, edgesFor, widthBin, widthEdges, widthScale } from './bin-rule.ts';

/** The bin of each point, occupied bins numbered from 0 in ascending order. */
export interface BinCells {
  readonly cell: Int32Array;
  /** Number of occupied bins. */
  readonly cells: number;
}

/** Puts the points of a sample into the occupied bins of a rule. */
export const binCells = ({ n, p, ...rest }: Sample, rule: BinRule): BinCells => {
  const cell = new Int32Array(n);
  const width = rule.kind === 'width';
  const { upper } = width ? widthEdges(rule.count) : edgesFor(tally({ n, p, ...rest }), rule);
  const scale = widthScale(upper.length);
  for (let i = 0; i < n; i++) {
    cell[i] = width ? widthBin(upper, scale, p[i]!) : lowerBound(upper, p[i]!);
  }
  return numberOccupied(cell, upper.length);
};

/**
 * Numbers the occupied bins anew. Those of equal width may be empty, and one of equal mass, too: the
 * mean of two neighbouring numbers is one of them.
 */
const numberOccupied = (cell: Int32Array, bins: number): BinCells => {
  const number = new Int32Array(bins);
  for (const k of cell) number[k] = 1;
  let cells = 0;
  for (let k = 0; k < bins; k++) if (number[k] === 1) number[k] = cells++;
  return { cell: cell.map((k) => number[k]!), cells };
};
