import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hostileReport } from '../test/hostile.ts';
import { fillTemplate } from './render.ts';

const template =
  '<html><head><title>Empty</title></head><body><script type="text/plain" id="report-data"></script></body></html>';

describe('filling the page', () => {
  it('embeds the data so that the page gets them back whole', () => {
    const data = hostileReport();
    const packed = /id="report-data">([^<]*)</.exec(fillTemplate(template, data))?.[1] ?? '';
    expect(JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString())).toEqual(data);
  });

  it('leaves no character of the data with a meaning to HTML', () => {
    const filled = fillTemplate(template, hostileReport());
    const [, title = '', packed = ''] =
      /^<html><head><title>(.*)<\/title><\/head><body><script type="text\/plain" id="report-data">(.*)<\/script><\/body><\/html>$/s.exec(
        filled,
      ) ?? [];
    expect(title).toMatch(/^[^<>"']+ · Credence report$/s);
    expect(packed).toMatch(/^[A-Za-z0-9+/=]+$/);
  });

  it('says when a template has no place for the data', () => {
    expect(() => fillTemplate('<title>x</title>', hostileReport())).toThrow(/no place/);
  });
});
