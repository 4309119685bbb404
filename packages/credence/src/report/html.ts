import type { ReportData } from '@credence/viewer';
import { renderPage } from '@credence/viewer/render';

/** The report as one self-contained HTML file, ready to be written and opened from disk. */
export function htmlReport(data: ReportData): Promise<string> {
  return renderPage(data);
}
