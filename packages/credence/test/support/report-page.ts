import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ReportData } from '@credence/viewer';

/** The data that a report's page carries, packed so that hostile answers cannot end a script. */
export function dataOfPage(file: string): ReportData {
  const html = readFileSync(file, 'utf8');
  const packed = /<script type="text\/plain" id="report-data">([^<]*)</.exec(html)?.[1];
  if (packed === undefined) throw new Error(`${file} carries no data`);
  return JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')) as ReportData;
}
