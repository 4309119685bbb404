import { distinctCells } from '../data/distinct.ts';
import type { Sample } from '../data/sample.ts';
import { tally } from '../data/tally.ts';
import { type BinRule, binValues, widthEdges } from './bin-rule.ts';
import { widthBin } from './bin-sums.ts';

/** The bin of each point, occupied bins numbered from 0 in ascending order. */
export interface BinCells {
  /** -1 for points of weight 0. */
  readonly cell: Int32Array;
  /** Number of occupied bins. */
  readonly cells: number;
}

/** Puts the points of a sample into the occupied bins of a rule. */
export const binCells = (sample: Sample, rule: BinRule): BinCells => {
  if (rule.kind === 'width') {
    const edges = widthEdges(rule.count);
    return numbered(sample, rule.count, (i) => widthBin(edges, sample.p[i]!));
  }
  const { values, cell } = distinctCells(sample.p);
  const t = tally(sample);
  const bins = binValues(t, rule);
  // The tally has the same values, less those of points of weight 0.
  const binOfValue = new Int32Array(values.length);
  for (let i = 0, j = 0; i < values.length && j < t.size; i++) {
    if (values[i] === t.value[j]) binOfValue[i] = bins.of[j++]!;
  }
  return numbered(sample, bins.size, (i) => binOfValue[cell[i]!]!);
};

const numbered = ({ n, weights }: Sample, bins: number, binOf: (i: number) => number): BinCells => {
  const cell = new Int32Array(n);
  const number = new Int32Array(bins);
  for (let i = 0; i < n; i++) {
    const k = weights?.[i] === 0 ? -1 : binOf(i);
    cell[i] = k;
    if (k >= 0) number[k] = 1;
  }
  let cells = 0;
  for (let k = 0; k < bins; k++) if (number[k] === 1) number[k] = cells++;
  if (cells < bins) for (let i = 0; i < n; i++) if (cell[i]! >= 0) cell[i] = number[cell[i]!]!;
  return { cell, cells };
};
