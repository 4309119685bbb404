import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type UnpackedReport, unpackFacts } from '@credence/viewer/unpack';

/** The facts that a report's page carries, packed so that hostile answers cannot end a script. */
export function dataOfPage(file: string): UnpackedReport {
  const html = readFileSync(file, 'utf8');
  const packed = /<script type="text\/plain" id="report-data">([^<]*)</.exec(html)?.[1];
  if (packed === undefined) throw new Error(`${file} carries no data`);
  return unpackFacts(new Uint8Array(gunzipSync(Buffer.from(packed, 'base64'))).buffer);
}
