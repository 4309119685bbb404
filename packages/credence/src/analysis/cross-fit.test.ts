import { Random } from '@credence/calibration';
import { describe, expect, it } from 'vitest';
import { folded, folds, foldsOf, mapper, recalibrationNames } from './cross-fit.ts';
import type { LabelledPoints } from './scored-points.ts';

/** SIMULATED: outcomes of 15 tasks, six each; what is stated says nothing. */
function noise(seed: number, prefix = 't'): LabelledPoints {
  const random = new Random(seed);
  const groups = Array.from({ length: 90 }, (_, i) => `${prefix}${i % 15}`);
  return {
    p: Float64Array.from(groups, () => Math.round(20 * random.uniform()) / 20),
    y: Float64Array.from(groups, () => (random.uniform() < 0.4 ? 1 : 0)),
    groups,
    labels: {
      language: groups.map((task) => (Number(task.slice(1)) % 2 === 0 ? 'python' : 'go')),
      cwe: groups.map((task) => `CWE-${Number(task.slice(1)) % 4}`),
    },
  };
}

const flipped = (points: LabelledPoints, task: string): LabelledPoints => ({
  ...points,
  y: points.y.map((y, i) => (points.groups[i] === task ? 1 - y : y)),
});

function mapped(from: LabelledPoints, to: LabelledPoints, name: (typeof recalibrationNames)[0]) {
  const foldOf = foldsOf([...from.groups, ...to.groups]);
  const result = mapper(folded(from, foldOf), name).map(folded(to, foldOf));
  if ('why' in result) throw new Error(result.why);
  return result.p;
}

it('deals whole tasks into folds of about the same size', () => {
  const foldOf = foldsOf(noise(1).groups);
  const sizes = Array.from(
    { length: folds },
    (_, fold) => [...foldOf.values()].filter((one) => one === fold).length,
  );
  expect(sizes).toEqual([3, 3, 3, 3, 3]);
});

describe.each(recalibrationNames)('%s', (name) => {
  const points = noise(1);
  const others = noise(2);
  const task = 't4';
  const own = (values: Float64Array, { groups }: LabelledPoints) =>
    values.filter((_, i) => groups[i] === task);

  it('maps no answer by outcomes of its own task, but by those of others', () => {
    const [before, after] = [points, flipped(points, task)].map((from) => mapped(from, from, name));
    expect(own(after!, points)).toEqual(own(before!, points));
    expect(after).not.toEqual(before);
  });

  it('keeps tasks apart in another domain, too, where it has the same', () => {
    const [before, after] = [points, flipped(points, task)].map((from) =>
      mapped(from, others, name),
    );
    expect(own(after!, others)).toEqual(own(before!, others));
    expect(after).not.toEqual(before);
  });

  it('learns from all tasks what it takes to a domain of other tasks', () => {
    const elsewhere = noise(3, 'x');
    const [before, after] = [points, flipped(points, task)].map((from) =>
      mapped(from, elsewhere, name),
    );
    expect(new Set(elsewhere.groups).has(task)).toBe(false);
    expect(after).not.toEqual(before);
    for (const value of after!) expect(value >= 0 && value <= 1).toBe(true);
  });
});

it('says where a method finds no map', () => {
  const points = noise(1);
  const bad = { ...points, y: points.y.map(() => 0) };
  const all = folded(bad, foldsOf(bad.groups));
  expect(mapper(all, 'beta').map(all)).toEqual({
    why: expect.stringMatching(/^beta finds no map in 5 of 5 folds/),
  });
  expect('p' in mapper(all, 'platt').map(all)).toBe(true);
});
