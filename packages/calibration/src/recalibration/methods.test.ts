import { describe, expect, it } from 'vitest';
import { Random } from '../uncertainty/random.ts';
import { type Recalibration, recalibrationFromJson, recalibrationMethods } from './index.ts';

const overconfident = (n: number, values: number, seed = 1) => {
  const random = new Random(seed);
  const p = Array.from({ length: n }, () => Math.round(random.uniform() ** 0.3 * values) / values);
  const y = p.map((x) => (random.uniform() < 0.15 + 0.55 * x ? 1 : 0));
  return { p, y };
};

const grid = Array.from({ length: 101 }, (_, i) => i / 100);

describe.each(Object.entries(recalibrationMethods))('%s', (name, method) => {
  const { p, y } = overconfident(400, 20);

  it('keeps its results in [0,1] and brings the mean to the outcomes', () => {
    const map = method.fit(p, y)!;
    for (const q of map.applyAll(grid)) expect(q >= 0 && q <= 1).toBe(true);
    const mean = (x: ArrayLike<number>) => Array.from(x).reduce((a, b) => a + b, 0) / x.length;
    const gap = Math.abs(mean(map.applyAll(p)) - mean(y));
    expect(gap).toBeLessThan(Math.abs(mean(p) - mean(y)));
  });

  it('survives JSON', () => {
    const map = method.fit(p, y)!;
    const text = JSON.stringify(map);
    expect(JSON.parse(text)).toMatchObject({ format: 'calibration-map', version: 1, method: name });
    const back = recalibrationFromJson(JSON.parse(text));
    expect([...back.applyAll(grid)]).toEqual([...map.applyAll(grid)]);
    expect(JSON.stringify(back)).toBe(text);
  });

  it('applies one by one as it does to all', () => {
    const map = method.fit(p, y)!;
    expect(grid.map((x) => map.apply(x))).toEqual([...map.applyAll(grid)]);
  });

  it('reads a weight of 2 as the point twice and of 0 as no point', () => {
    const weights = p.map((_, i) => i % 3);
    const repeat = (x: readonly number[]) => x.flatMap((v, i) => new Array(i % 3).fill(v));
    const weighted = method.fit(p, y, { weights })!;
    const repeated = method.fit(repeat(p), repeat(y))!;
    const a = weighted.applyAll(grid);
    repeated.applyAll(grid).forEach((q, i) => {
      expect(a[i]).toBeCloseTo(q, 9);
    });
  });

  it('gives null without points', () => {
    expect(method.fit([], [])).toBeNull();
    expect(method.fit([0.3], [1], { weights: [0] })).toBeNull();
  });

  it('refuses what is no confidence', () => {
    const map: Recalibration = method.fit(p, y)!;
    expect(() => method.fit([0.5, 1.2], [0, 1])).toThrow(/index 1/);
    expect(() => method.fit([0.5], [2])).toThrow(/outcome 2/);
    expect(() => map.apply(Number.NaN)).toThrow(/confidence NaN: use a number in \[0,1\]/);
    expect(() => map.applyAll([0.1, -1])).toThrow(/index 1/);
  });

  it('refuses a document it cannot read', () => {
    const document = JSON.parse(JSON.stringify(method.fit(p, y)));
    const broken = [
      null,
      [],
      {},
      { ...document, format: 'other' },
      { ...document, version: 2 },
      { ...document, method: 'no-such' },
      { ...document, parameters: null },
      ...Object.keys(document.parameters).map((key) => ({
        ...document,
        parameters: { ...document.parameters, [key]: 'x' },
      })),
      ...Object.keys(document.parameters).map((key) => ({
        ...document,
        parameters: { ...document.parameters, [key]: undefined },
      })),
    ];
    for (const json of broken) {
      expect(() => method.fromJSON(json), JSON.stringify(json)).toThrow(
        expect.objectContaining({ code: 'recalibration-invalid' }),
      );
    }
  });
});

describe('documents', () => {
  const document = (method: string, parameters: unknown) => ({
    format: 'calibration-map',
    version: 1,
    method,
    parameters,
  });

  it.each([
    [
      'isotonic',
      { x: [0.2, 0.1], y: [0, 1] },
      /"x"\[1\] is 0.1, not a number in \[0,1\], ascending/,
    ],
    ['isotonic', { x: [0.1, 0.1], y: [0, 1] }, /"x"\[1\] is 0.1/],
    ['isotonic', { x: [0.1, 0.2], y: [1, 0] }, /"y"\[1\] is 0/],
    ['isotonic', { x: [0.1, 0.2], y: [1] }, /"y".length is 1, not 2/],
    ['histogram', { edges: [0.5, 1], values: [0.3, 1.3] }, /"values"\[1\] is 1.3/],
    ['temperature', { temperature: -1, clip: 1e-6 }, /"temperature" is -1/],
    ['beta', { a: -0.9, b: 1, c: 0, clip: 1e-6 }, /"a" is -0.9/],
    ['venn-abers', { x: [0.5], p0: [0.2, 0.3], p1: [1] }, /"p0".length is 2/],
    ['platt', { A: 1, B: Number.NaN, scale: 'raw', clip: 1e-6 }, /"B" is null/],
    ['platt', { A: 1, B: 0, scale: 'log', clip: 1e-6 }, /"scale" is "log", not logit or raw/],
  ])('%s: says what is wrong with %j', (method, parameters, message) => {
    expect(() => recalibrationFromJson(document(method, parameters))).toThrow(message);
  });
});
