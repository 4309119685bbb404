import { widthBin, widthEdges, widthScale } from '../src/measures/bin-rule.ts';
import { bcaInterval } from '../src/uncertainty/bootstrap-interval.ts';
import type { Dataset } from './reference-data.ts';

/*
 * The reference writes out the points of each resample in the order drawn, and sums them there as
 * numpy does. Where a resample is a permutation of all clusters (20 of the 400 on `few_clusters`), its
 * value equals the estimate, but rounding puts it below, at or above, and the bias correction of BCa
 * counts that. The library sums clusters in a fixed order and finds them equal. To hold the interval
 * itself against the reference, the replicates with its rounding are computed here.
 */

type Measure = (p: readonly number[], y: readonly number[]) => number;

const pairwiseSum = (a: readonly number[], from: number, n: number): number => {
  if (n < 8) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += a[from + i]!;
    return sum;
  }
  if (n <= 128) {
    const r = a.slice(from, from + 8);
    let i = 8;
    for (; i < n - (n % 8); i += 8) for (let j = 0; j < 8; j++) r[j]! += a[from + i + j]!;
    let sum = r[0]! + r[1]! + (r[2]! + r[3]!) + (r[4]! + r[5]! + (r[6]! + r[7]!));
    for (; i < n; i++) sum += a[from + i]!;
    return sum;
  }
  const half = Math.floor(n / 2);
  const left = half - (half % 8);
  return pairwiseSum(a, from, left) + pairwiseSum(a, from + left, n - left);
};

const brier: Measure = (p, y) => {
  const squares = p.map((x, i) => (x - y[i]!) ** 2);
  return pairwiseSum(squares, 0, squares.length) / squares.length;
};

const ece: Measure = (p, y) => {
  const { upper } = widthEdges(10);
  const gaps = new Float64Array(10);
  p.forEach((x, i) => {
    gaps[widthBin(upper, widthScale(10), x)]! += y[i]! - x;
  });
  return pairwiseSum([...gaps.map(Math.abs)], 0, gaps.length) / p.length;
};

const measures: Readonly<Record<string, Measure>> = { brier, ece_right_M10: ece };

export const isMaterialized = (name: string): boolean => name in measures;

/** BCa interval from resamples written out point by point. */
export const materializedBca = (d: Dataset, name: string) => {
  const measure = measures[name]!;
  const clusters = [...new Set(d.cluster)].map((c) =>
    d.conf.map((_, i) => i).filter((i) => d.cluster![i] === c),
  );
  const on = (indices: readonly number[]) =>
    measure(
      indices.map((i) => d.conf[i]!),
      indices.map((i) => d.y[i]!),
    );
  const replicates = d.bootstrap_draws!.map((draw) => on(draw.flatMap((g) => clusters[g]!)));
  const jackknife = clusters.map((_, g) => on(clusters.filter((_, h) => h !== g).flat()));
  return bcaInterval(
    Float64Array.from(replicates).sort(),
    on(clusters.flat()),
    Float64Array.from(jackknife),
    0.95,
  ).interval;
};
