import { type UnpackedReport, unpackFacts } from '../pack/unpack-facts.ts';
import { AnswerStore } from './answers.ts';

export interface LoadedReport extends UnpackedReport {
  readonly answers: AnswerStore;
}

/** Bytes of base64 text, unpacked from gzip. */
async function unzip(packed: string): Promise<Response> {
  const text = atob(packed);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
}

const embedded = (id: string) => document.getElementById(id)?.textContent?.trim() ?? '';

/**
 * Unpacks the data that the report's writer put into the page.
 * @param version of the data, in a page that is served
 */
export async function loadReport(
  packed = embedded('report-data'),
  version = document.documentElement.dataset.live,
): Promise<LoadedReport> {
  if (packed === '') throw new Error('This is the empty page: no report was put into it.');
  const report = unpackFacts(await (await unzip(packed)).arrayBuffer());
  return { ...report, answers: answersOf(report, version) };
}

/**
 * The texts of the answers: in this page, from the program that serves it, or in pages beside it,
 * since a page from disk must not read other files.
 */
function answersOf({ perChunk }: UnpackedReport, version = ''): AnswerStore {
  const { answers = 'embedded', perPage = '1' } = document.documentElement.dataset;
  const served = answers === 'served';
  const read = async (chunk: number) => {
    if (served) {
      const response = await fetch(`answers/${encodeURIComponent(version)}/${chunk}`);
      if (!response.ok) throw new Error('The study has gone on since: load this page again.');
      return response.text();
    }
    const text = embedded(`answers-${chunk}`);
    if (text === '') throw new Error('The text of this answer is not in this file.');
    return (await unzip(text)).text();
  };
  const beside = answers !== 'embedded' && !served;
  return new AnswerStore(
    perChunk,
    read,
    beside ? { pageOf: (row) => `${answers}/${Math.floor(row / Number(perPage))}.html` } : null,
  );
}
