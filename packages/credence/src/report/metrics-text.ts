import type { Breakdown } from '../analysis/metrics/break-down.ts';
import type { MetricsReport } from '../analysis/metrics/metrics-report.ts';
import { metrics } from '../analysis/metrics/registry.ts';
import type { Summary } from '../analysis/metrics/summary.ts';
import {
  comparedMetrics,
  count,
  extent,
  figure,
  groupName,
  intervalsInWords,
  range,
  worstAndBest,
} from './metrics-words.ts';

type Row = readonly string[];

/** Rows of text in columns; those marked are set flush right. */
function columns(rows: readonly Row[], right: readonly number[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) =>
        right.includes(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** Text of a file may hold anything; control characters must not reach a terminal. */
const plain = (text: string): string => text.replace(/\p{Cc}/gu, '�');

function valueTable({ shown, values, intervals, bounds }: Summary): readonly string[] {
  const open = Object.keys(bounds).length > 0;
  const header = ['', 'value', '95 % interval', ...(open ? ['worst and best case'] : []), ''];
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  const rows = shown.flatMap((id) => {
    const metric = byId.get(id);
    if (!metric) return [];
    const { name, meaning, format } = metric;
    return [
      [
        name,
        figure(values[id] ?? null, format),
        range(intervals.of[id], format),
        ...(open ? [range(bounds[id], format)] : []),
        meaning,
      ],
    ];
  });
  return columns([header, ...rows], open ? [1, 2, 3] : [1, 2]);
}

function groupTable({ columns: names, groups }: Breakdown): readonly string[] {
  const hasTasks = groups.some(({ summary }) => summary.tasks !== null);
  const header = [
    plain(names.join(', ')),
    'n',
    ...(hasTasks ? ['Tasks'] : []),
    ...comparedMetrics.map(({ name }) => name),
    'Gap, 95 % interval',
  ];
  const rows = groups.map(({ values, summary }) => [
    plain(groupName(values)),
    count(summary.n),
    ...(hasTasks ? [count(summary.tasks ?? 0)] : []),
    ...comparedMetrics.map(({ id, format }) => figure(summary.values[id] ?? null, format)),
    range(summary.intervals.of.overconfidence_gap, 'signed'),
  ]);
  return columns([header, ...rows], header.map((_, i) => i).slice(1));
}

/** The report for a terminal. */
export function metricsAsText({ source, threshold, all, breakdowns }: MetricsReport): string {
  return [
    `${plain(source)}: ${extent(all)}; trusted from ${threshold} on`,
    '',
    ...valueTable(all),
    '',
    intervalsInWords(all),
    ...(all.inconclusive > 0 ? [worstAndBest] : []),
    ...breakdowns.flatMap((breakdown) => ['', ...groupTable(breakdown)]),
  ].join('\n');
}
