import { type Interval, type ReliabilityBin, reliabilityBins } from '@credence/calibration';
import { type Effort, type Intervals, intervalsOf } from './intervals.ts';
import { hasFewValues, type Points, toPoints } from './points.ts';
import type { Table } from './read-table.ts';
import { applies, metrics } from './registry.ts';

/** What the metrics say about some rows of a table. */
export interface Summary {
  readonly rows: number;
  /** Rows with a confidence and an outcome: what the metrics are of. */
  readonly n: number;
  /** Rows without a confidence. */
  readonly missing: number;
  /** Rows with a confidence whose outcome is open. */
  readonly inconclusive: number;
  /** Tasks among the n rows; `null` without tasks. */
  readonly tasks: number | null;
  /** Values by the id of the metric; `null` where undefined, absent where it does not apply. */
  readonly values: Readonly<Record<string, number | null>>;
  /** The ids that are shown to people, in order. */
  readonly shown: readonly string[];
  readonly intervals: Intervals;
  /** Least and greatest value under inconclusive outcomes; empty where there are none. */
  readonly bounds: Readonly<Record<string, Interval>>;
  readonly reliability: readonly ReliabilityBin[];
}

/** Computes everything about the given rows of a table; all rows when none are given. */
export function summarize(
  table: Table,
  threshold: number,
  effort: Effort,
  rows: Int32Array = Int32Array.from({ length: table.rows }, (_, i) => i),
): Summary {
  const { confidence, outcome, task, weight } = table;
  const at = (column: Float64Array, i: number) => column[i] ?? Number.NaN;
  const stated = rows.filter((i) => !Number.isNaN(at(confidence, i)));
  const judged = stated.filter((i) => !Number.isNaN(at(outcome, i)));
  const floats = (column: Float64Array, from: Int32Array) =>
    Float64Array.from(from, (i) => at(column, i));
  const points = toPoints({
    p: floats(confidence, judged),
    y: floats(outcome, judged),
    tasks: task && judged.map((i) => task[i] ?? 0),
    weights: weight && floats(weight, judged),
    threshold,
  });
  const applicable = metrics.filter((metric) => applies(metric, points));
  const shown = applicable.filter((metric) => metric.shown?.(points));
  const inconclusive = stated.length - judged.length;
  const bounds: Record<string, Interval> = {};
  if (inconclusive > 0) {
    const p = floats(confidence, stated);
    const y = floats(outcome, stated);
    for (const metric of shown) {
      const { low = null, high = null } = metric.bounds?.(p, y, threshold) ?? {};
      if (low !== null && high !== null) bounds[metric.id] = [low, high];
    }
  }
  return {
    rows: rows.length,
    n: judged.length,
    missing: rows.length - stated.length,
    inconclusive,
    tasks: points.tasks && new Set(points.tasks).size,
    values: Object.fromEntries(applicable.map((metric) => [metric.id, metric.value(points)])),
    shown: shown.map(({ id }) => id),
    intervals: intervalsOf(applicable, points, effort),
    bounds,
    reliability: reliability(points),
  };
}

/** The reliability diagram: a bin per value where confidences repeat, else ten of equal width. */
function reliability(points: Points): readonly ReliabilityBin[] {
  const { p, y, tasks } = points;
  const few = hasFewValues(points) && points.bins({ kind: 'distinct' }).size <= 101;
  return reliabilityBins(p, y, {
    bins: few ? { kind: 'distinct' } : { kind: 'width', count: 10 },
    ...(tasks && { groups: tasks }),
  });
}
