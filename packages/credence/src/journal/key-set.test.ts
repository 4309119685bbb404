import { describe, expect, it } from 'vitest';
import { contentKey } from '../core/keys.ts';
import { KeySet } from './key-set.ts';

describe('a set of keys', () => {
  it('holds what was added, once, and nothing else, as it grows', () => {
    const keys = Array.from({ length: 20_000 }, (_, n) => contentKey('sample', { n }));
    const set = new KeySet();
    for (const key of [...keys, ...keys.slice(0, 100)]) set.add(key);
    expect(set.size).toBe(keys.length);
    expect(keys.filter((key) => !set.has(key))).toEqual([]);
    const others = Array.from({ length: 1_000 }, (_, n) => contentKey('verdict', { n }));
    expect(others.filter((key) => set.has(key))).toEqual([]);
  });

  it('tells keys apart that begin alike, and knows that of zeros', () => {
    const set = new KeySet();
    const keys = Array.from(
      { length: 100 },
      (_, n) => `0000000a${n.toString(16).padStart(24, '0')}`,
    );
    for (const key of keys) set.add(key);
    expect(keys.every((key) => set.has(key))).toBe(true);
    const zeros = '0'.repeat(32);
    expect(set.has(zeros)).toBe(false);
    set.add(zeros);
    expect(set.has(zeros)).toBe(true);
    expect(set.size).toBe(101);
    expect(() => set.has('no key')).toThrow(RangeError);
  });
});
