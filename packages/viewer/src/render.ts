import { gzipSync } from 'node:zlib';
import { factsBetween } from './pack/facts.ts';
import { packFacts, perChunk } from './pack/pack-facts.ts';
import { type Report, type ReportTables, reportOf } from './pack/report.ts';
import { packTexts } from './pack/texts.ts';
import type { ReportData } from './schema.ts';
import { pageTemplate } from './template.ts';

export { pageTemplate } from './template.ts';

/** One file of a report: where it goes, from the report's folder, and what is in it. */
export interface PageFile {
  readonly path: string;
  readonly text: string;
}

export interface RenderOptions {
  /** Name of the page's file. */
  readonly file?: string;
  /** Most bytes of packed texts that the page itself may carry; more go into pages beside it. */
  readonly embed?: number;
}

const usualEmbed = 24 * 2 ** 20;
/** Answers in one page beside the report, and pages. */
const leastPerPage = 1024;
const mostPages = 128;

/** Base64 of gzip: it has no character that means anything to HTML. */
const pack = (content: string | Uint8Array) => gzipSync(content, { level: 9 }).toString('base64');

/** The texts of the samples, packed by chunks; they are asked for several chunks at a time. */
async function* chunksOf({ facts: { size }, texts }: Report): AsyncGenerator<string, undefined> {
  for (let from = 0; from < size; from += leastPerPage) {
    const part = await texts(from, Math.min(from + leastPerPage, size));
    for (let start = 0; start < part.length; start += perChunk) {
      yield pack(packTexts(part.slice(start, start + perChunk)));
    }
  }
}

/**
 * The report as HTML that needs nothing else: no network, no second file, unless the texts of its
 * samples are so many that they have to go into pages beside it, which look like the report itself.
 * Pages come as they are made, so that no more than one has to be held.
 *
 * The data are embedded as base64 of gzip in script elements that browsers do not execute. Base64 has
 * no character that means anything to HTML, so nothing in the data can end the element or begin
 * another, whatever models wrote.
 */
export async function* renderReport(
  report: Report,
  options: RenderOptions = {},
): AsyncGenerator<PageFile> {
  yield* fillTemplate(await pageTemplate(), report, options);
}

/** {@link renderReport} of data that are all at hand. */
export async function renderPage(
  data: ReportData,
  options: RenderOptions = {},
): Promise<readonly PageFile[]> {
  const pages: PageFile[] = [];
  for await (const page of renderReport(reportOf(data), options)) pages.push(page);
  return pages;
}

/** {@link renderReport} on a given template. */
export async function* fillTemplate(
  template: string,
  report: Report,
  { file = 'report.html', embed = usualEmbed }: RenderOptions = {},
): AsyncGenerator<PageFile> {
  const { tables, facts } = report;
  const chunks: string[] = [];
  let size = 0;
  const coming = chunksOf(report);
  while (size <= embed) {
    const { value: chunk } = await coming.next();
    if (!chunk) break;
    chunks.push(chunk);
    size += chunk.length;
  }
  const own = packFacts(report);
  if (size <= embed) {
    yield { path: file, text: fill(template, tables, { facts: own, chunks }) };
    return;
  }
  const folder = `${file.replace(/\.html?$/, '')}-answers`;
  const inside = folder.split('/').at(-1) ?? folder;
  const perPage = rowsPerPage(facts.size);
  const attributes = ` data-answers="${escapeText(inside)}" data-per-page="${perPage}"`;
  yield { path: file, text: fill(template, tables, { facts: own, chunks: [], attributes }) };
  for (let start = 0; start < facts.size; start += perPage) {
    const part = factsBetween(facts, start, Math.min(start + perPage, facts.size));
    const parts = Math.ceil(part.size / perChunk);
    while (chunks.length < parts) chunks.push((await coming.next()).value ?? '');
    const text = fill(template, tables, {
      // Tables of all answers are in the report; a page for each thousand needs none.
      facts: packFacts({ tables: withoutTables(tables), facts: part, other: null }),
      chunks: chunks.splice(0, parts),
    });
    yield { path: `${folder}/${start / perPage}.html`, text };
  }
}

const withoutTables = ({ schema, study, tasks }: ReportTables): ReportTables => ({
  ...{ schema, study, tasks },
  ...{ outcomes: [], calibration: [] },
});

/** A thousand, or more where there would be too many pages, each of which carries the page's code. */
const rowsPerPage = (answers: number) =>
  leastPerPage * Math.max(1, Math.ceil(answers / (leastPerPage * mostPages)));

interface Parts {
  readonly facts: Uint8Array;
  readonly chunks: readonly string[];
  /** Attributes of the root element, each with a space before it. */
  readonly attributes?: string;
}

function fill(
  template: string,
  { study }: ReportTables,
  { facts, chunks, attributes = '' }: Parts,
) {
  const title = escapeText(`${study.name} · Credence report`);
  const answers = chunks.map(
    (chunk, index) => `<script type="text/plain" id="answers-${index}">${chunk}</script>`,
  );
  const withTitle = replaceOnce(template, /<title>[^<]*<\/title>/, `<title>${title}</title>`);
  const withRoot = replaceOnce(withTitle, /<html lang="en">/, `<html lang="en"${attributes}>`);
  return replaceOnce(
    withRoot,
    /<script type="text\/plain" id="report-data"><\/script>/,
    [`<script type="text/plain" id="report-data">${pack(facts)}</script>`, ...answers].join('\n'),
  );
}

/** A report for a program that serves it: the page asks it for texts, and for what is new. */
export interface ServedReport {
  /** The page, with the facts in it. */
  readonly html: string;
  /** The facts alone, packed, for a page that is open already. */
  readonly facts: string;
  /** How many parts the texts come in. */
  readonly chunks: number;
  /** One of them, as JSON; `null` when there is none of that number. */
  readonly answers: (chunk: number) => Promise<string | null>;
}

/** @param version of the data, by which the page asks whether there are newer ones */
export function servedPage(template: string, report: Report, version: string): ServedReport {
  const { tables, facts, texts } = report;
  const packed = packFacts(report);
  const attributes = ` data-answers="served" data-live="${escapeText(version)}"`;
  // Only a served page may ask its server for something; one from disk may ask nobody.
  const open = replaceOnce(
    template,
    /default-src 'none'/,
    "default-src 'none'; connect-src 'self'",
  );
  const chunks = Math.ceil(facts.size / perChunk);
  return {
    html: fill(open, tables, { facts: packed, chunks: [], attributes }),
    facts: pack(packed),
    chunks,
    answers: async (chunk) => {
      if (chunk >= chunks) return null;
      const start = chunk * perChunk;
      return packTexts(await texts(start, Math.min(start + perChunk, facts.size)));
    },
  };
}

function replaceOnce(text: string, pattern: RegExp, replacement: string): string {
  if (!pattern.test(text)) throw new Error(`The report page has no place for ${pattern.source}`);
  // A function, because `$` in a replacement string has a meaning.
  return text.replace(pattern, () => replacement);
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
