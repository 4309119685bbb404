import { expect, it } from 'vitest';
import { bm25, words } from './bm25.ts';

it('takes identifiers apart', () => {
  expect(words('resolveUploadPath(MAX_SIZE, HTTPServer, x1)')).toEqual([
    ...['resolve', 'upload', 'path', 'max', 'size', 'http', 'server'],
  ]);
});

it('gives the scores of the formula', () => {
  // Three documents of 2, 4 and 3 words; "path" is in two of them, "root" in one.
  const scores = bm25('path root', ['path ab', 'path path root cd', 'ab cd ef']);
  const rare = Math.log(1 + 2.5 / 1.5);
  const common = Math.log(1 + 1.5 / 2.5);
  const of = (idf: number, frequency: number, length: number) =>
    (idf * frequency * 2.2) / (frequency + 1.2 * (0.25 + (0.75 * length) / 3));
  expect(scores[0]).toBeCloseTo(of(common, 1, 2), 12);
  expect(scores[1]).toBeCloseTo(of(common, 2, 4) + of(rare, 1, 4), 12);
  expect(scores[2]).toBe(0);
});
