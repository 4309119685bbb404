import { describe, expect, it } from 'vitest';
import { contentHash } from '../core/keys.ts';
import { KeyTable } from './key-table.ts';

describe('the table of keys', () => {
  it('numbers keys as they come, gives them back, and knows those that it has seen', () => {
    const table = new KeyTable();
    const keys = Array.from({ length: 5_000 }, (_, i) =>
      i % 7 === 0 ? `not a hash ${i}` : contentHash(String(i)),
    );
    expect(keys.map((key) => table.number(key))).toEqual([...keys.keys()]);
    expect(keys.map((key) => table.number(key))).toEqual([...keys.keys()]);
    expect(keys.map((_, number) => table.at(number))).toEqual(keys);
    expect(keys.map((key) => table.find(key))).toEqual([...keys.keys()]);
    expect(table.find(contentHash('never seen'))).toBe(-1);
    expect(table.add(keys[3] ?? '')).toBe(false);
    expect(table.add('new')).toBe(true);
    expect(table.size).toBe(5_001);
  });

  it('takes keys for the same only where every digit is', () => {
    const table = new KeyTable();
    const key = '0123456789abcdef0123456789abcdef';
    table.number(key);
    for (const other of [
      '0123456789abcdef0123456789abcdee',
      '1123456789abcdef0123456789abcdef',
      '0123456789ABCDEF0123456789ABCDEF',
      '0123456789abcdef0123456789abcde',
      '00000000000000000000000000000000',
    ]) {
      expect(table.find(other)).toBe(-1);
    }
  });
});
