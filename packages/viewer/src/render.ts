import { gzipSync } from 'node:zlib';
import { byTask } from './pack/facts-of.ts';
import { packFacts, perChunk } from './pack/pack-facts.ts';
import { packTexts } from './pack/texts.ts';
import type { ReportData, SampleRow } from './schema.ts';
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
/** Answers in one page beside the report. */
const perPage = 1024;

/** Base64 of gzip: it has no character that means anything to HTML. */
const pack = (content: string | Uint8Array) => gzipSync(content, { level: 9 }).toString('base64');

/** The texts of the samples, packed by chunks. */
function* chunksOf(samples: readonly SampleRow[]): Generator<string> {
  for (let start = 0; start < samples.length; start += perChunk) {
    yield pack(packTexts(samples.slice(start, start + perChunk)));
  }
}

/**
 * The report as HTML that needs nothing else: no network, no second file, unless the texts of its
 * samples are so many that they have to go into pages beside it, which look like the report itself.
 *
 * The data are embedded as base64 of gzip in script elements that browsers do not execute. Base64 has
 * no character that means anything to HTML, so nothing in the data can end the element or begin
 * another, whatever models wrote.
 */
export async function renderPage(
  data: ReportData,
  options: RenderOptions = {},
): Promise<readonly PageFile[]> {
  return fillTemplate(await pageTemplate(), data, options);
}

/** {@link renderPage} on a given template. */
export function fillTemplate(
  template: string,
  data: ReportData,
  { file = 'report.html', embed = usualEmbed }: RenderOptions = {},
): readonly PageFile[] {
  const samples = byTask(data.samples);
  const facts = packFacts(data, samples);
  const chunks: string[] = [];
  let size = 0;
  for (const chunk of chunksOf(samples)) {
    chunks.push(chunk);
    size += chunk.length;
  }
  if (size <= embed) return [{ path: file, text: fill(template, data, { facts, chunks }) }];
  const folder = `${file.replace(/\.html?$/, '')}-answers`;
  const inside = folder.split('/').at(-1) ?? folder;
  const pages: PageFile[] = [
    {
      path: file,
      text: fill(template, data, {
        facts,
        chunks: [],
        attributes: ` data-answers="${escapeText(inside)}" data-per-page="${perPage}"`,
      }),
    },
  ];
  // What another study is like is in the report; a page for each thousand answers needs none of it.
  const { schema, study, tasks, outcomes, calibration } = data;
  const only = { schema, study, tasks, outcomes, calibration, samples: data.samples };
  for (let start = 0; start < samples.length; start += perPage) {
    const part = samples.slice(start, start + perPage);
    const from = start / perChunk;
    const text = fill(template, data, {
      facts: packFacts(only, part),
      chunks: chunks.slice(from, from + Math.ceil(part.length / perChunk)),
    });
    pages.push({ path: `${folder}/${start / perPage}.html`, text });
  }
  return pages;
}

interface Parts {
  readonly facts: Uint8Array;
  readonly chunks: readonly string[];
  /** Attributes of the root element, each with a space before it. */
  readonly attributes?: string;
}

function fill(template: string, { study }: ReportData, { facts, chunks, attributes = '' }: Parts) {
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
  readonly answers: (chunk: number) => string | null;
}

/** @param version of the data, by which the page asks whether there are newer ones */
export function servedPage(template: string, data: ReportData, version: string): ServedReport {
  const samples = byTask(data.samples);
  const facts = packFacts(data, samples);
  const attributes = ` data-answers="served" data-live="${escapeText(version)}"`;
  // Only a served page may ask its server for something; one from disk may ask nobody.
  const open = replaceOnce(
    template,
    /default-src 'none'/,
    "default-src 'none'; connect-src 'self'",
  );
  return {
    html: fill(open, data, { facts, chunks: [], attributes }),
    facts: pack(facts),
    chunks: Math.ceil(samples.length / perChunk),
    answers: (chunk) => {
      const part = samples.slice(chunk * perChunk, (chunk + 1) * perChunk);
      return part.length === 0 ? null : packTexts(part);
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
