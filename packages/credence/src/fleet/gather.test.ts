import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { gather } from './gather.ts';

describe('gathered calls', () => {
  it('are one for what is asked in a moment, and one for what comes while it is under way', async () => {
    const calls: (readonly number[])[] = [];
    const double = gather(async (keys: readonly number[]) => {
      calls.push(keys);
      await sleep(20);
      return keys.map((key) => 2 * key);
    });
    const first = [1, 2, 3].map(double);
    await sleep(10);
    const second = [4, 5].map(double);
    expect(await Promise.all([...first, ...second])).toEqual([2, 4, 6, 8, 10]);
    expect(await double(6)).toBe(12);
    expect(calls).toEqual([[1, 2, 3], [4, 5], [6]]);
  });

  it('fail for all that share one, and not for those after', async () => {
    let fails = true;
    const call = gather(async (keys: readonly number[]) => {
      if (fails) throw new Error('away');
      return keys;
    });
    const both = await Promise.allSettled([call(1), call(2)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await call(3)).toBe(3);
  });

  it('are split where there are too many', async () => {
    const sizes: number[] = [];
    const call = gather(async (keys: readonly number[]) => {
      sizes.push(keys.length);
      return keys;
    });
    const keys = Array.from({ length: 1_200 }, (_, n) => n);
    expect(await Promise.all(keys.map(call))).toEqual(keys);
    expect(sizes).toEqual([500, 500, 200]);
  });
});
