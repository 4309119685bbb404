import { describe, expect, it } from 'vitest';
import { readSample } from '../data/sample.ts';
import { tally } from '../data/tally.ts';
import { isotonicBlocks } from '../isotonic/pav.ts';
import { Random } from '../uncertainty/random.ts';
import { vennAbers } from './index.ts';

/** The definition: refit with the point added. */
const refit = (
  p: readonly number[],
  y: readonly number[],
  w: readonly number[],
  s: number,
  label: number,
) => {
  const t = tally(readSample([...p, s], [...y, label], { weights: [...w, 1] }));
  const { start, value, size } = isotonicBlocks(t);
  const at = t.value.indexOf(s);
  for (let b = 0; b < size; b++) if (at < start[b + 1]!) return value[b]!;
  throw new Error('the added point is in no block');
};

describe('Venn-Abers', () => {
  it.each([
    [1, 3, 'ties'],
    [2, 8, 'ties'],
    [3, 1000, 'no ties'],
    [4, 5, 'weights'],
    [5, 1000, 'weights'],
  ])('equals two isotonic refits at every place (seed %d, %d values, %s)', (seed, values, kind) => {
    const random = new Random(seed);
    for (let round = 0; round < 60; round++) {
      const n = 1 + random.below(25);
      const p = Array.from({ length: n }, () => random.below(values) / values);
      const y = p.map((x) => (random.uniform() < x ? 1 : 0));
      const w = p.map(() => (kind === 'weights' ? 0.25 * (1 + random.below(12)) : 1));
      const map = vennAbers.fit(p, y, { weights: w })!;
      const places = [...new Set(p.flatMap((x) => [x, Math.max(0, x - 1e-6), x + 1e-6]))];
      for (const s of [0, ...places, 1]) {
        const { p0, p1, p: merged } = map.predict(s);
        expect(p0).toBeCloseTo(refit(p, y, w, s, 0), 12);
        expect(p1).toBeCloseTo(refit(p, y, w, s, 1), 12);
        expect(merged).toBeCloseTo(p1 / (1 - p0 + p1), 14);
        expect(p0).toBeLessThanOrEqual(p1);
      }
    }
  });

  it('knows nothing above and below all confidences', () => {
    const map = vennAbers.fit([0.3, 0.6], [0, 1])!;
    expect(map.predict(0.9).p1).toBe(1);
    expect(map.predict(0.1).p0).toBe(0);
  });
});
