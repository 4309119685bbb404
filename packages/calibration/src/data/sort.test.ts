import { describe, expect, it } from 'vitest';
import { Random } from '../uncertainty/random.ts';
import { outcomeOf, sortWithOutcomes } from './sort.ts';

describe('sortWithOutcomes', () => {
  const random = new Random(6);
  it.each<[string, (i: number) => number]>([
    ['spread out', () => random.uniform()],
    ['repeated', () => random.below(8) / 7],
    ['0 or 1', () => random.below(2)],
    ['half of them 1', () => (random.uniform() < 0.5 ? 1 : random.uniform())],
    ['crowded at an end', () => 1 - 1e-9 * random.uniform()],
    ['crowded, with one far away', (i) => (i === 17 ? 0 : 1 - 1e-9 * random.uniform())],
    ['crowded on many scales', () => 0.5 ** (60 * random.uniform())],
    ['descending', (i) => 1 - i / 5000],
    ['smaller than any scale can part', () => random.below(3) * 5e-324],
    ['all equal', () => 0.3],
    ['next to each other', () => 0.5 + random.below(3) * 2 ** -53],
  ])('sorts confidences that are %s, each with its outcome', (_, draw) => {
    for (const n of [0, 1, 2, 3, 100, 5000]) {
      const p = Float64Array.from({ length: n }, (_x, i) => draw(i));
      const y = p.map((x) => (random.uniform() < x ? 1 : 0));
      const sorted = sortWithOutcomes(p, y);
      expect(sorted.map(Math.abs)).toEqual(p.slice().sort());
      const zeros = sorted.filter((x) => outcomeOf(x) === 0).map(Math.abs);
      expect(zeros).toEqual(p.filter((_x, i) => y[i] === 0).sort());
    }
  });
});
