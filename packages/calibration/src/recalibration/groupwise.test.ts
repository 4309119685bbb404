import { describe, expect, it } from 'vitest';
import { sigmoid } from '../numeric/logistic.ts';
import { Random } from '../uncertainty/random.ts';
import { groupwiseRecalibration, isotonicRegression, plattScaling } from './index.ts';

/** Points of groups whose true probability is the confidence moved on the logit scale. */
const grouped = (sizes: Record<string, number>, shift: (g: string) => number, seed: number) => {
  const random = new Random(seed);
  const p: number[] = [];
  const y: number[] = [];
  const labels: string[] = [];
  for (const [group, size] of Object.entries(sizes)) {
    for (let i = 0; i < size; i++) {
      const z = 4 * random.uniform() - 2;
      p.push(sigmoid(z));
      y.push(random.uniform() < sigmoid(z + shift(group)) ? 1 : 0);
      labels.push(group);
    }
  }
  return { p, y, labels };
};

const gapIn = (q: ArrayLike<number>, y: readonly number[], keep: (i: number) => boolean) => {
  const picked = y.flatMap((t, i) => (keep(i) ? [q[i]! - t] : []));
  return picked.reduce((a, b) => a + b, 0) / picked.length;
};

describe('group-wise recalibration', () => {
  it('calibrates every large group where one map for all cannot', () => {
    const { p, y, labels } = grouped({ a: 4000, b: 4000 }, (g) => (g === 'a' ? 1 : -1), 1);
    const shared = plattScaling.fit(p, y)!.applyAll(p);
    const map = groupwiseRecalibration.fit(p, y, { groups: { model: labels } })!;
    const own = map.applyAll(p, { model: labels });
    for (const g of ['a', 'b']) {
      const inside = (i: number) => labels[i] === g;
      expect(Math.abs(gapIn(shared, y, inside))).toBeGreaterThan(0.1);
      expect(Math.abs(gapIn(own, y, inside))).toBeLessThan(0.005);
      for (const low of [0.1, 0.3, 0.5, 0.7]) {
        const bin = (i: number) => inside(i) && p[i]! >= low && p[i]! < low + 0.2;
        expect(Math.abs(gapIn(own, y, bin))).toBeLessThan(0.06);
      }
    }
  });

  it('leaves each cell a sum of residuals of the penalty times its shift', () => {
    const { p, y, labels } = grouped({ a: 300, b: 40, c: 7 }, (g) => (g === 'a' ? 0.8 : -1), 2);
    const groups = { model: labels };
    const map = groupwiseRecalibration.fit(p, y, { groups, bins: 1, shrinkage: 3 })!;
    const q = map.applyAll(p, groups);
    for (const g of ['a', 'b', 'c']) {
      const residual = y.reduce((sum, t, i) => sum + (labels[i] === g ? t - q[i]! : 0), 0);
      expect(residual).toBeCloseTo(3 * map.parameters.shifts.model![g]![0]!, 6);
    }
  });

  it('draws small groups to the shared map, the more the smaller', () => {
    const random = new Random(3);
    const sizes: Record<string, number> = {};
    for (let g = 0; g < 12; g++) sizes[`large${g}`] = 500;
    sizes.small = 3;
    const shifts = Object.keys(sizes).map(() => 1.6 * random.uniform() - 0.8);
    const { p, labels, y } = grouped(sizes, (g) => shifts[Object.keys(sizes).indexOf(g)]!, 4);
    // All three outcomes of the small group are 0: its own maximum likelihood shift is infinite.
    const zeroed = y.map((t, i) => (labels[i] === 'small' ? 0 : t));
    const map = groupwiseRecalibration.fit(p, zeroed, { groups: { task: labels }, bins: 1 })!;
    const shift = map.parameters.shifts.task!.small![0]!;
    expect(shift).toBeLessThan(0);
    expect(shift).toBeGreaterThan(-1);
  });

  it('mostly changes nothing where groups do not differ', () => {
    let shifted = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const { p, y } = grouped({ all: 2000 }, () => 0.3, seed);
      const labels = p.map((_, i) => i % 8);
      const map = groupwiseRecalibration.fit(p, y, { groups: { any: labels } })!;
      const own = map.applyAll(p, { any: labels });
      const shared = map.applyAll(p);
      const change = own.reduce((sum, q, i) => sum + Math.abs(q - shared[i]!), 0) / p.length;
      expect(change).toBeLessThan(0.03);
      if (change > 0.01) shifted++;
    }
    expect(shifted).toBeLessThan(10);
  });

  it('takes overlapping groupings, and what it does not know as nothing', () => {
    const { p, y, labels } = grouped({ a: 3000, b: 3000 }, (g) => (g === 'a' ? 0.8 : -0.8), 6);
    const other = p.map((_, i) => (i % 2 === 0 ? 'even' : 'odd'));
    const tilted = y.map((t, i) => (i % 6 === 0 ? 1 : t));
    const groups = { model: labels, parity: other };
    const map = groupwiseRecalibration.fit(p, tilted, { groups, base: isotonicRegression })!;
    const q = map.applyAll(p, groups);
    for (const inside of [
      (i: number) => labels[i] === 'a',
      (i: number) => labels[i] === 'b',
      (i: number) => other[i] === 'even',
      (i: number) => other[i] === 'odd',
    ]) {
      expect(Math.abs(gapIn(q, tilted, inside))).toBeLessThan(0.01);
    }
    expect(map.apply(0.7, { model: 'unseen' })).toBe(map.apply(0.7));
    expect(map.apply(0.7, { model: 'toString' })).toBe(map.apply(0.7));
    expect(map.apply(0.7, { model: 'a' })).toBeGreaterThan(map.apply(0.7, { model: 'b' }));
    const back = groupwiseRecalibration.fromJSON(JSON.parse(JSON.stringify(map)));
    expect([...back.applyAll(p, groups)]).toEqual([...q]);
  });

  it('refuses labels of another length', () => {
    expect(() => groupwiseRecalibration.fit([0.1, 0.9], [0, 1], { groups: { m: ['a'] } })).toThrow(
      /1 labels of "m": use 2/,
    );
  });
});
