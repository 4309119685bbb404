import { gzipSync } from 'node:zlib';
import type { ReportData } from './schema.ts';
import { pageTemplate } from './template.ts';

/**
 * The report as one HTML file that needs nothing else: no network, no second file.
 *
 * The data are embedded as base64 of gzip of JSON in a script element that browsers do not
 * execute. Base64 has no character that means anything to HTML, so nothing in the data can end
 * the element or begin another, whatever models wrote.
 */
export async function renderPage(data: ReportData): Promise<string> {
  return fillTemplate(await pageTemplate(), data);
}

/** {@link renderPage} on a given template. */
export function fillTemplate(template: string, data: ReportData): string {
  const packed = gzipSync(JSON.stringify(data), { level: 9 }).toString('base64');
  const title = escapeText(`${data.study.name} · Credence report`);
  const withTitle = replaceOnce(template, /<title>[^<]*<\/title>/, `<title>${title}</title>`);
  return replaceOnce(
    withTitle,
    /(<script type="text\/plain" id="report-data">)(<\/script>)/,
    `<script type="text/plain" id="report-data">${packed}</script>`,
  );
}

function replaceOnce(text: string, pattern: RegExp, replacement: string): string {
  if (!pattern.test(text)) throw new Error(`The report page has no place for ${pattern.source}`);
  // A function, because `$` in a replacement string has a meaning.
  return text.replace(pattern, () => replacement);
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
