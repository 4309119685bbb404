import type { ReportData } from '@credence/viewer';

/**
 * The numbers of a report for machines: every table as the page shows it, and one line of facts a
 * sample, without prompts, code and raw answers (they are in the journal).
 */
export function jsonReport(data: ReportData): string {
  const samples = data.samples.map(({ prompt: _, code: __, repairs, confidences, ...facts }) => ({
    ...facts,
    ...(repairs && { repairs: repairs.map(({ code: ____, ...repair }) => repair) }),
    confidences: confidences.map(({ raw: ___, ...confidence }) => confidence),
  }));
  const { answers: _____, ...comparison } = data.comparison ?? {};
  const tables = { ...data, ...(data.comparison && { comparison }), samples };
  return `${JSON.stringify(tables, null, 2)}\n`;
}
