import { lowerBound } from '../data/arrays.ts';
import type { Sample } from '../data/sample.ts';
import { tally } from '../data/tally.ts';
import { type BinRule, edgesFor, searchEdges, widthBin } from './bin-rule.ts';

/** The bin of each point, occupied bins numbered from 0 in ascending order. */
export interface BinCells {
  readonly cell: Int32Array;
  /** Number of occupied bins. */
  readonly cells: number;
}

/** Puts the points of a sample into the occupied bins of a rule. */
export const binCells = ({ n, p, ...rest }: Sample, rule: BinRule): BinCells => {
  const cell = new Int32Array(n);
  if (rule.kind !== 'width') {
    const { upper } = edgesFor(tally({ n, p, ...rest }), rule);
    for (let i = 0; i < n; i++) cell[i] = lowerBound(upper, p[i]!);
    return numbered(cell, upper.length);
  }
  const edges = searchEdges(rule.count);
  for (let i = 0; i < n; i++) cell[i] = widthBin(edges, rule.count, p[i]!);
  return numbered(cell, rule.count);
};

/** Bins of equal mass can be empty, too: between a value with many ties and the next cut. */
const numbered = (cell: Int32Array, bins: number): BinCells => {
  const number = new Int32Array(bins);
  for (let i = 0; i < cell.length; i++) number[cell[i]!] = 1;
  let cells = 0;
  for (let k = 0; k < bins; k++) if (number[k] === 1) number[k] = cells++;
  if (cells < bins) for (let i = 0; i < cell.length; i++) cell[i] = number[cell[i]!]!;
  return { cell, cells };
};
