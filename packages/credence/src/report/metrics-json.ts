import { level, seed } from '../analysis/metrics/intervals.ts';
import type { MetricsReport } from '../analysis/metrics/metrics-report.ts';
import type { Summary } from '../analysis/metrics/summary.ts';

function summaryAsJson(summary: Summary) {
  const { n, missing, inconclusive, rows, tasks, values, intervals, bounds } = summary;
  return {
    n,
    missing,
    inconclusive,
    rows,
    tasks,
    metrics: values,
    intervals: intervals.of,
    bounds,
    intervalMethod: {
      method: 'percentile cluster bootstrap',
      level,
      resamples: intervals.resamples,
      seed,
      ...intervals.units,
    },
  };
}

/** The report for machines. */
export function metricsAsJson({ threshold, all, breakdowns, notices }: MetricsReport): string {
  const by = breakdowns.map(({ columns, groups }) => ({
    columns,
    groups: groups.map(({ values, summary }) => ({ values, ...summaryAsJson(summary) })),
  }));
  return JSON.stringify({ ...summaryAsJson(all), threshold, by, notices }, null, 2);
}
