import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { simulatedReport } from '../test/fixture.ts';
import { hostileReport } from '../test/hostile.ts';
import { unpackTexts } from './pack/texts.ts';
import { unpackFacts } from './pack/unpack-facts.ts';
import { fillTemplate, servedPage } from './render.ts';

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

describe('filling the page', () => {
  it('embeds the data so that the page gets them back whole', () => {
    const data = hostileReport();
    const [page, ...others] = fillTemplate(template, data);
    expect(others).toEqual([]);
    expect(factsIn(page!.text).facts.size).toBe(data.samples.length);
    const codes = new Set(data.samples.map(({ key, code }) => `${key} ${code}`));
    expect(new Set(textsIn(page!.text).map(({ key, code }) => `${key} ${code}`))).toEqual(codes);
  });

  it('leaves no character of the data with a meaning to HTML', () => {
    const [page] = fillTemplate(template, hostileReport());
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

  it('says when a template has no place for the data', () => {
    expect(() => fillTemplate('<title>x</title>', hostileReport())).toThrow(/no place/);
  });

  it('puts very many texts into pages beside it, each sample into the page that the report names', () => {
    const data = simulatedReport({ tasks: 120, methods: [] });
    const [page, ...others] = fillTemplate(template, data, { file: 'my.html', embed: 1000 });
    expect(page?.text).toContain('<html lang="en" data-answers="my-answers" data-per-page="1024">');
    expect(textsIn(page!.text)).toEqual([]);
    const { facts } = factsIn(page!.text);
    expect(others.map(({ path }) => path)).toEqual(
      Array.from({ length: Math.ceil(facts.size / 1024) }, (_, n) => `my-answers/${n}.html`),
    );
    const keys = others.flatMap(({ text }) => textsIn(text).map(({ key }) => key));
    expect(keys).toHaveLength(facts.size);
    expect(keys.every((key, row) => key.startsWith(facts.keys[row] ?? '?'))).toBe(true);
  });
});

it('lets only a served page ask anyone for anything, and only its server', () => {
  const served = servedPage(template, simulatedReport({ tasks: 6 }), 'v1');
  expect(served.html).toContain("default-src 'none'; connect-src 'self'");
  expect(served.html).toContain('data-live="v1"');
  expect(textsIn(served.html)).toEqual([]);
  const texts = Array.from({ length: served.chunks }, (_, n) => unpackTexts(served.answers(n)!));
  expect(texts.flat()).toHaveLength(factsIn(served.html).facts.size);
  expect(served.answers(served.chunks)).toBeNull();
  const [page] = fillTemplate(template, simulatedReport({ tasks: 1 }));
  expect(page?.text).not.toContain('connect-src');
});
