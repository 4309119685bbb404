import type { Interval } from '@credence/calibration';
import { level } from '../analysis/metrics/intervals.ts';
import type { MetricFormat } from '../analysis/metrics/metric.ts';
import type { Summary } from '../analysis/metrics/summary.ts';

const minus = (text: string): string => text.replace('-', '−');

function decimals(value: number): string {
  const size = Math.abs(value);
  // Smaller than this is rounding, not a finding.
  if (size > 1e-9 && size < 0.0005) return value.toExponential(0);
  return size >= 100 ? value.toFixed(1) : value.toFixed(3);
}

/** A value as people read it; a dash where it is undefined. */
export function figure(value: number | null, format: MetricFormat = 'number'): string {
  if (value === null) return '–';
  switch (format) {
    case 'count':
      return count(value);
    case 'p-value':
      return value < 0.001 ? '< 0.001' : value.toFixed(3);
    case 'signed':
      return `${value > 0 ? '+' : ''}${minus(decimals(value))}`;
    case 'number':
      return minus(decimals(value));
  }
}

/** `0.552 to 0.706`, or nothing. */
export function range(interval: Interval | undefined, format?: MetricFormat): string {
  return interval ? `${figure(interval[0], format)} to ${figure(interval[1], format)}` : '';
}

export const count = (value: number): string => value.toLocaleString('en-US');

const plural = (n: number, one: string, many = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : many}`;

/** What the figures are of: `298 of 300 rows, 30 tasks, 2 without confidence`. */
export function extent({ n, rows, tasks, missing, inconclusive }: Summary): string {
  const parts = [n === rows ? plural(rows, 'row') : `${count(n)} of ${plural(rows, 'row')}`];
  if (tasks !== null) parts.push(plural(tasks, 'task'));
  if (missing > 0) parts.push(`${plural(missing, 'confidence')} missing`);
  if (inconclusive > 0) parts.push(`${plural(inconclusive, 'outcome')} inconclusive`);
  return parts.join(', ');
}

/** How the intervals were made, in a sentence. */
export function intervalsInWords({ intervals: { of, units, resamples } }: Summary): string {
  if (Object.keys(of).length === 0) return `No intervals: they need at least two ${units.kind}s.`;
  const what = plural(units.count, units.kind);
  const dealt =
    units.bundles === null ? '' : `, dealt at random into ${count(units.bundles)} bundles`;
  return `${level * 100} % intervals: percentiles of ${count(resamples)} bootstrap resamples of ${what}${dealt}.`;
}

/** The values of a group as its heading. */
export function groupName(values: readonly (string | null)[]): string {
  return values.map((value) => value ?? '(empty)').join(', ');
}

/** The metrics that groups are compared by, under short names. */
export const comparedMetrics = [
  { id: 'mean_conf', name: 'Confidence', format: 'number' },
  { id: 'accuracy', name: 'Accuracy', format: 'number' },
  { id: 'overconfidence_gap', name: 'Gap', format: 'signed' },
  { id: 'ece.width.right.l1.M10', name: 'ECE', format: 'number' },
  { id: 'brier', name: 'Brier', format: 'number' },
  { id: 'auroc', name: 'AUROC', format: 'number' },
  { id: 'false_trust.p_vuln_given_trust', name: 'False Trust', format: 'number' },
] as const satisfies readonly { id: string; name: string; format: MetricFormat }[];

/** What the range beside an interval is. */
export const worstAndBest =
  'Worst and best case: over all ways in which the inconclusive outcomes could have ended.';

/** The finding in a sentence or two: what was claimed, what happened, and whether they differ. */
export function finding({ values, intervals }: Summary): string {
  const { mean_conf: claimed = null, accuracy = null, overconfidence_gap: gap = null } = values;
  if (claimed === null || accuracy === null || gap === null) {
    return 'No row has both a confidence and an outcome.';
  }
  const [low, high] = intervals.of.overconfidence_gap ?? [Number.NaN, Number.NaN];
  const points = (value: number) => minus((100 * value).toFixed(1));
  const facts = `A mean confidence of ${points(claimed)} % meets an accuracy of ${points(accuracy)} %.`;
  if (Number.isNaN(low)) return facts;
  const span = `95 % interval ${points(low)} to ${points(high)}`;
  if (low > 0) return `${facts} Overconfident by ${points(gap)} percentage points (${span}).`;
  if (high < 0)
    return `${facts} Underconfident by ${points(-gap)} percentage points (95 % interval ${points(-high)} to ${points(-low)}).`;
  return `${facts} Neither clearly over- nor underconfident: the gap is ${points(gap)} percentage points (${span}).`;
}
