import type { SampleRow } from '@credence/viewer';
import { type Report, samplesOf } from '@credence/viewer/facts';
import type { ReportFile } from './format.ts';

function withoutTexts({ prompt: _, code: __, repairs, confidences, ...facts }: SampleRow) {
  return {
    ...facts,
    ...(repairs && { repairs: repairs.map(({ code: ____, ...repair }) => repair) }),
    confidences: confidences.map(({ raw: ___, ...confidence }) => confidence),
  };
}

/**
 * The numbers of a report for machines: every table as the page shows it, and the facts of every
 * answer, without prompts, code and raw answers (they are in the journal).
 */
export async function* jsonReport(report: Report, path: string): AsyncGenerator<ReportFile> {
  const samples: unknown[] = [];
  for await (const sample of samplesOf(report)) samples.push(withoutTexts(sample));
  yield { path, content: `${JSON.stringify({ ...report.tables, samples }, null, 2)}\n` };
}
