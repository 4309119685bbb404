import type { ReportTables } from '@credence/viewer/facts';
import { tidyColumns, tidyRows } from './tidy.ts';

/** A field as RFC 4180 wants it; what a spreadsheet would take for a formula gets a quote before it. */
function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Every number of a report, one a line. */
export function csvReport(data: ReportTables): string {
  const lines = tidyRows(data).map((row) => tidyColumns.map((name) => field(row[name])).join(','));
  return `${[tidyColumns.join(','), ...lines].join('\r\n')}\r\n`;
}
