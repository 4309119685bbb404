import type { ReportData } from '@credence/viewer';
import { renderPage } from '@credence/viewer/render';
import type { ReportFile } from './format.ts';

/** The report as a page that opens from disk; the texts of very many answers go into pages beside it. */
export async function htmlReport(data: ReportData, file: string): Promise<readonly ReportFile[]> {
  const pages = await renderPage(data, { file });
  return pages.map(({ path, text }) => ({ path, content: text }));
}
