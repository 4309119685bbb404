import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { simulatedReport } from '../test/fixture.ts';
import { hostileReport } from '../test/hostile.ts';
import { reportOf } from './pack/report.ts';
import { unpackTexts } from './pack/texts.ts';
import { unpackFacts } from './pack/unpack-facts.ts';
import { fillTemplate, type PageFile, type RenderOptions, servedPage } from './render.ts';
import type { ReportData } from './schema.ts';

const template = `<!doctype html>
<html lang="en"><head><meta content="default-src 'none'"><title>Empty</title></head><body><script type="text/plain" id="report-data"></script></body></html>`;

const unzip = (packed: string | undefined) => gunzipSync(Buffer.from(packed ?? '', 'base64'));
const factsIn = (html: string) => {
  const bytes = unzip(/id="report-data">([^<]*)</.exec(html)?.[1]);
  return unpackFacts(new Uint8Array(bytes).buffer);
};
const textsIn = (html: string) =>
  [...html.matchAll(/id="answers-\d+">([^<]*)</g)].flatMap((match) =>
    unpackTexts(unzip(match[1]).toString('utf8')),
  );

/** All pages of a report, on a given template. */
async function filled(on: string, data: ReportData, options: RenderOptions = {}) {
  const pages: PageFile[] = [];
  for await (const page of fillTemplate(on, reportOf(data), options)) pages.push(page);
  return pages;
}

describe('filling the page', () => {
  it('embeds the data so that the page gets them back whole', async () => {
    const data = hostileReport();
    const [page, ...others] = await filled(template, data);
    expect(others).toEqual([]);
    expect(factsIn(page!.text).facts.size).toBe(data.samples.length);
    const codes = new Set(data.samples.map(({ key, code }) => `${key} ${code}`));
    expect(new Set(textsIn(page!.text).map(({ key, code }) => `${key} ${code}`))).toEqual(codes);
  });

  it('leaves no character of the data with a meaning to HTML', async () => {
    const [page] = await filled(template, hostileReport());
    const [, title = '', scripts = ''] =
      /<title>(.*)<\/title><\/head><body>(.*)<\/body><\/html>$/s.exec(page!.text) ?? [];
    expect(title).toMatch(/^[^<>"']+ · Credence report$/s);
    expect(
      scripts.replace(
        /<script type="text\/plain" id="[a-z\d-]+">([A-Za-z\d+/=]+)<\/script>\n?/g,
        '',
      ),
    ).toBe('');
  });

  it('says when a template has no place for the data', async () => {
    await expect(filled('<title>x</title>', hostileReport())).rejects.toThrow(/no place/);
  });

  it('puts very many texts into pages beside it, each sample into the page that the report names', async () => {
    const data = simulatedReport({ tasks: 120, methods: [] });
    const [page, ...others] = await filled(template, data, { file: 'my.html', embed: 1000 });
    expect(page?.text).toContain('<html lang="en" data-answers="my-answers" data-per-page="1024">');
    expect(textsIn(page!.text)).toEqual([]);
    const { facts } = factsIn(page!.text);
    expect(others.map(({ path }) => path)).toEqual(
      Array.from({ length: Math.ceil(facts.size / 1024) }, (_, n) => `my-answers/${n}.html`),
    );
    const keys = others.flatMap(({ text }) => textsIn(text).map(({ key }) => key));
    expect(keys).toHaveLength(facts.size);
    expect(keys.every((key, row) => key.startsWith(facts.keys[row] ?? '?'))).toBe(true);
    // What a page says of its answers is what the report says of them.
    const told = (of: typeof facts) =>
      of.keys.map((key, row) => [
        ...[key, of.tasks[of.task[row]!]!.id, of.models[of.model[row]!], of.index[row]],
        ...[of.functional[row], of.security[row], of.temperatures[of.temperature[row]!]],
        ...of.confidences.flatMap(({ value, missing }) => [value[row], missing[row]]),
      ]);
    expect(others.flatMap(({ text }) => told(factsIn(text).facts))).toEqual(told(facts));
  });
});

it('lets only a served page ask anyone for anything, and only its server', async () => {
  const served = servedPage(template, reportOf(simulatedReport({ tasks: 6 })), 'v1');
  expect(served.html).toContain("default-src 'none'; connect-src 'self'");
  expect(served.html).toContain('data-live="v1"');
  expect(textsIn(served.html)).toEqual([]);
  const texts = await Promise.all(
    Array.from({ length: served.chunks }, async (_, n) => unpackTexts((await served.answers(n))!)),
  );
  expect(texts.flat()).toHaveLength(factsIn(served.html).facts.size);
  expect(await served.answers(served.chunks)).toBeNull();
  const [page] = await filled(template, simulatedReport({ tasks: 1 }));
  expect(page?.text).not.toContain('connect-src');
});
