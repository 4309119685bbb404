import type { Report } from '@credence/viewer/facts';
import { renderReport } from '@credence/viewer/render';
import type { ReportFile } from './format.ts';

/** The report as a page that opens from disk; the texts of very many answers go into pages beside it. */
export async function* htmlReport(report: Report, file: string): AsyncGenerator<ReportFile> {
  for await (const { path, text } of renderReport(report, { file })) yield { path, content: text };
}
