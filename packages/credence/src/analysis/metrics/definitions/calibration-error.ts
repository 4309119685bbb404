import {
  type BinRule,
  debiasedSquaredEceOfBins,
  type EceNorm,
  eceBounds,
  eceOfBins,
  eceStatistic,
  smoothEce,
  smoothEceBounds,
} from '@credence/calibration';
import { always, type Metric } from '../metric.ts';
import { hasFewValues, type Points } from '../points.ts';

const section = 'calibration-error';

const norms: Readonly<Record<EceNorm, readonly [name: string, meaning: string]>> = {
  l1: ['ECE', 'mean distance between confidence and accuracy; 0 is perfect'],
  l2: ['Root mean square calibration error', 'as ECE, but large distances count for more'],
  max: ['Maximum calibration error', 'greatest distance of any bin'],
};

interface Bins {
  readonly id: string;
  readonly rule: BinRule;
  readonly words: string;
}
const width = (count: number): Bins => ({
  id: `ece.width.right.@.M${count}`,
  rule: { kind: 'width', count },
  words: `${count} equal-width bins`,
});
const mass = (count: number): Bins => ({
  id: `ece.mass.split.@.M${count}`,
  rule: { kind: 'mass', count },
  words: `${count} equal-mass bins`,
});
const distinct: Bins = { id: 'ce.unique.@', rule: { kind: 'distinct' }, words: 'a bin per value' };

const error = ({ id, rule, words }: Bins, norm: EceNorm, shown?: Metric['shown']): Metric => ({
  id: id.replace('@', norm),
  name: `${norms[norm][0]}, ${words}`,
  meaning: norms[norm][1],
  section,
  ...(shown && { shown }),
  value: (points) => eceOfBins(points.bins(rule), { norm }),
  ...(shown && {
    statistic: (points: Points) => (shown(points) ? eceStatistic({ bins: rule, norm }) : null),
  }),
  bounds: (p, y) => eceBounds(p, y, { bins: rule, norm }),
});

const debiased = (
  { id, rule, words }: Bins,
  norm: 'l1' | 'l2',
  suffix: string,
  shown?: Metric['shown'],
): Metric => ({
  id: id.replace('@', `${norm}_debiased${suffix}`),
  name: `${norms[norm][0]}, ${words}, debiased`,
  meaning: 'less what chance adds to small bins',
  section,
  ...(shown && { shown }),
  value: (points) => eceOfBins(points.bins(rule), { norm, debiased: true }),
});

const squared = ({ id, rule, words }: Bins): Metric => ({
  id: id.replace('@', 'sq_debiased_unclipped'),
  name: `Mean square calibration error, ${words}, debiased`,
  meaning: 'not cut at 0: below 0 no error is visible',
  section,
  format: 'signed',
  value: (points) => debiasedSquaredEceOfBins(points.bins(rule)),
});

const manyValues = (points: Points): boolean => !hasFewValues(points);

/** Calibration errors: binned in every usual way, debiased, and smooth. */
export const calibrationErrors: readonly Metric[] = [
  error(width(10), 'l1', always),
  debiased(width(10), 'l1', '_closed', always),
  error(distinct, 'l1', hasFewValues),
  error(mass(10), 'l1', manyValues),
  ...[5, 15, 20].map((count) => error(width(count), 'l1')),
  error(mass(15), 'l1'),
  ...[5, 10, 15, 20].flatMap((count) => [error(width(count), 'l2'), error(width(count), 'max')]),
  ...[10, 15].flatMap((count) => [
    error(mass(count), 'l2'),
    debiased(width(count), 'l2', ''),
    debiased(mass(count), 'l2', ''),
    squared(mass(count)),
  ]),
  debiased(width(15), 'l1', '_closed'),
  error(distinct, 'l2'),
  debiased(distinct, 'l2', ''),
  {
    id: 'smece.exact',
    name: 'Smooth ECE',
    meaning: 'calibration error without bins; 0 is perfect',
    section,
    shown: always,
    value: (points) => smoothEce(points.tally()),
    bounds: smoothEceBounds,
  },
];
