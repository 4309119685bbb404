import { suggestion } from '../core/closest.ts';
import { InputError } from '../core/errors.ts';
import { csvReport } from './csv.ts';
import { oneText, type ReportFormat } from './format.ts';
import { htmlReport } from './html.ts';
import { jsonReport } from './json.ts';
import { latexReport } from './latex.ts';
import { markdownReport } from './markdown.ts';
import { parquetReport } from './parquet.ts';
import { svgReport } from './svg.ts';

export const reportFormats: readonly ReportFormat[] = [
  {
    id: 'html',
    description: 'one page that needs nothing but a browser',
    file: 'report.html',
    render: htmlReport,
  },
  {
    id: 'markdown',
    description: 'all tables as text',
    file: 'report.md',
    render: oneText(markdownReport),
  },
  {
    id: 'latex',
    description: 'all tables for a paper, with booktabs',
    file: 'report.tex',
    render: oneText(latexReport),
  },
  {
    id: 'csv',
    description: 'every number, one a line',
    file: 'report.csv',
    render: oneText(csvReport),
  },
  {
    id: 'parquet',
    description: 'every number, and every confidence with its outcome',
    file: 'report.parquet',
    render: parquetReport,
  },
  {
    id: 'json',
    description: 'the same for machines',
    file: 'report.json',
    render: jsonReport,
  },
  {
    id: 'svg',
    description: 'every figure of the page as a drawing of its own',
    file: 'report.svg',
    render: svgReport,
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
