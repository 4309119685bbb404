import { expect, it } from 'vitest';
import { splitGroups } from './split-groups.ts';

const names = Array.from({ length: 20 }, (_, i) => `g${i}`);

it('deals every group into one part, in proportion', () => {
  const parts = splitGroups([...names, ...names], [1, 3], 7);
  expect(parts.map(({ size }) => size)).toEqual([5, 15]);
  expect(parts.flatMap((part) => [...part]).sort()).toEqual([...names].sort());
});

it('depends on names and seed, not on the order in which they come', () => {
  const parts = (groups: readonly string[], seed: number) =>
    splitGroups(groups, [1, 1], seed).map((part) => [...part]);
  expect(parts(names.toReversed(), 1)).toEqual(parts(names, 1));
  expect(parts(names, 2)).not.toEqual(parts(names, 1));
});
