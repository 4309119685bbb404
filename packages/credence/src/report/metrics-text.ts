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

const longest = 48;

/** Text of a file may hold anything: control characters must not reach a terminal, nor whole pages. */
function plain(text: string): string {
  const clean = text.replace(/\p{Cc}/gu, '�');
  return clean.length > longest ? `${clean.slice(0, longest - 1)}…` : clean;
}

/** A row for each metric that is shown; what it means stands beneath it where the width ends. */
function valueTable(summary: Summary, width: number): readonly string[] {
  const { shown, values, intervals, bounds } = summary;
  const open = Object.keys(bounds).length > 0;
  const header = ['', 'value', '95 % interval', ...(open ? ['worst and best case'] : [])];
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  const listed = shown.flatMap((id) => byId.get(id) ?? []);
  const rows = listed.map(({ id, name, format }) => [
    name,
    figure(values[id] ?? null, format),
    range(intervals.of[id], format),
    ...(open ? [range(bounds[id], format)] : []),
  ]);
  const meanings = listed.map(({ meaning }) => meaning);
  const lines = columns([header, ...rows], open ? [1, 2, 3] : [1, 2]);
  const wide = columns(
    lines.map((line, i) => [line, meanings[i - 1] ?? '']),
    [],
  );
  if (Math.max(...wide.map((line) => line.length)) <= width) return wide;
  return lines.flatMap((line, i) => (i === 0 ? [line] : [line, `    ${meanings[i - 1]}`]));
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

/** The report for a terminal, `width` characters wide. */
export function metricsAsText(report: MetricsReport, width: number): string {
  const { source, threshold, all, breakdowns } = report;
  return [
    `${plain(source)}: ${extent(all)}; trusted from ${threshold} on`,
    '',
    ...valueTable(all, width),
    '',
    intervalsInWords(all),
    ...(all.inconclusive > 0 ? [worstAndBest] : []),
    ...breakdowns.flatMap((breakdown) => ['', ...groupTable(breakdown)]),
  ].join('\n');
}
