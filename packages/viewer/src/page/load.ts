import { type ReportData, reportSchemaVersion } from '../schema.ts';

/** Unpacks the data that the report's writer put into the page. */
export async function loadReport(packed: string): Promise<ReportData> {
  if (packed.trim() === '') throw new Error('This is the empty page: no report was put into it.');
  const bytes = Uint8Array.from(atob(packed.trim()), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const data = (await new Response(stream).json()) as ReportData;
  if (data.schema !== reportSchemaVersion) {
    throw new Error(
      `The report's data have version ${String(data.schema)}; this page reads ${reportSchemaVersion}.`,
    );
  }
  return data;
}
