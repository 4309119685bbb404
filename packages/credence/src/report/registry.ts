import { suggestion } from '../core/closest.ts';
import { InputError } from '../core/errors.ts';
import type { ReportFormat } from './format.ts';
import { htmlReport } from './html.ts';
import { jsonReport } from './json.ts';

export const reportFormats: readonly ReportFormat[] = [
  {
    id: 'html',
    description: 'One page that needs nothing but a browser',
    file: 'report.html',
    render: htmlReport,
  },
  {
    id: 'json',
    description: 'The same numbers for machines',
    file: 'report.json',
    render: async (data) => jsonReport(data),
  },
];

/** Throws `InputError` for a name that is not a format. */
export function findReportFormat(id: string): ReportFormat {
  const found = reportFormats.find((format) => format.id === id);
  if (found) return found;
  const ids = reportFormats.map((format) => format.id);
  throw new InputError('unknown-format', `There is no report format "${id}".`, {
    remedy: suggestion(id, ids),
  });
}
