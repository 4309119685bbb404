import { describe, expect, it } from 'vitest';
import { canonicalJson, contentHash, contentKey, type Plain } from './keys.ts';

describe('canonical JSON', () => {
  it('is the same for equal data, whatever the order of their keys', () => {
    const one = { b: [1, { d: null, c: 'x' }], a: true };
    const other = { a: true, b: [1, { c: 'x', d: null }] };
    expect(canonicalJson(one)).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
    expect(canonicalJson(other)).toBe(canonicalJson(one));
  });

  it('leaves out what is undefined, and keeps what is null', () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
    expect(canonicalJson({ b: null })).not.toBe(canonicalJson({}));
  });

  it.each([
    [['1', 1]],
    [[[], {}]],
    [[null, 'null']],
    [[['a', 'b'], ['ab']]],
    [
      [
        [['a'], 'b'],
        ['a', ['b']],
      ],
    ],
    [[{ a: { b: 1 } }, { a: 1, b: 1 }]],
    [['"', '\\"']],
  ])('tells %j apart', (values) => {
    const texts = (values as readonly Plain[]).map(canonicalJson);
    expect(new Set(texts).size).toBe(texts.length);
    // It is JSON, so nothing of the data is lost.
    expect(texts.map((text) => JSON.parse(text) as unknown)).toEqual(values);
  });

  it('keeps a key named __proto__', () => {
    const data = JSON.parse('{"__proto__": 1, "a": 2}') as Plain;
    expect(canonicalJson(data)).toBe('{"__proto__":1,"a":2}');
  });

  it('refuses numbers that JSON would turn into null', () => {
    expect(() => canonicalJson([Number.NaN])).toThrow(RangeError);
    expect(() => canonicalJson({ a: Number.POSITIVE_INFINITY })).toThrow(RangeError);
  });
});

it('hashes to the first half of SHA-256', () => {
  // FIPS 180-2, appendix B.1.
  expect(contentHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223');
  expect(contentHash(new TextEncoder().encode('abc'))).toBe(contentHash('abc'));
});

describe('a content key', () => {
  it('depends on the kind and on every part', () => {
    const parts = { sample: 'a', method: 'b' };
    const keys = [
      contentKey('confidence', parts),
      contentKey('verdict', parts),
      contentKey('confidence', { ...parts, method: 'c' }),
      contentKey('confidence', { ...parts, target: null }),
    ];
    expect(new Set(keys).size).toBe(4);
    expect(contentKey('confidence', { method: 'b', sample: 'a' })).toBe(keys[0]);
    // Keys are in journals of earlier versions: this one may never change.
    expect(keys[0]).toBe('2e0c9191daf90d65a778b99cec3d6725');
  });
});
