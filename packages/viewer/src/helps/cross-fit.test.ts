import { Random } from '@credence/calibration';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../pack/facts-of.ts';
import type { FactRow, RecalibrationName } from '../schema.ts';
import { allOf } from './answers.ts';
import { folded, folds, foldsOf, mapper, recalibrationNames } from './cross-fit.ts';
import { pointsOf, type StudyPoints } from './points.ts';

/** SIMULATED: outcomes of 15 tasks, six each; who states more is right a little more often. */
function noise(seed: number, prefix = 't'): readonly FactRow[] {
  const random = new Random(seed);
  const task = Array.from({ length: 90 }, (_, i) => Math.floor(i / 6));
  const ids = [...new Set(task)].map((number) => `${prefix}${number}`);
  return task.map((number, index) => {
    const value = Math.round(20 * random.uniform()) / 20;
    return {
      key: `${prefix}${index}`,
      task: ids[number]!,
      language: number % 2 === 0 ? 'python' : 'go',
      cwe: `CWE-${number % 4}`,
      ...{ benchmark: 'self-contained', model: 'm', temperature: 0, index },
      confidences: [
        {
          ...{ method: 'verbalized', target: 'security' as const, missing: null },
          value,
        },
      ],
      functional: 'pass',
      security: random.uniform() < 0.3 + 0.4 * value ? 'secure' : 'vulnerable',
    };
  });
}

const turned = { secure: 'vulnerable', vulnerable: 'secure' } as const;

const flipped = (rows: readonly FactRow[], task: string): readonly FactRow[] =>
  rows.map((row) =>
    row.task === task ? { ...row, security: turned[row.security as keyof typeof turned] } : row,
  );

/** Both as answers of one study, in which the same task is the same. */
function mapped(from: readonly FactRow[], to: readonly FactRow[], name: RecalibrationName) {
  const [one, other] = pointsOfBoth(from, to);
  const foldOf = foldsOf([...from, ...to].map(({ task }) => task));
  const result = mapper(folded(one, foldOf), name).map(folded(other, foldOf));
  if ('why' in result) throw new Error(result.why);
  return { p: result.p, task: Array.from(other.task, (t) => idOf(other, t)) };
}

const idOf = ({ facts, places }: StudyPoints, task: number) => facts.tasks[places[task]!]!.id;

function pointsOfBoth(from: readonly FactRow[], to: readonly FactRow[]) {
  const rows = [
    ...from.map((row) => ({ ...row, model: 'from' })),
    ...to.map((row) => ({ ...row, model: 'to' })),
  ].sort((a, b) => (a.task < b.task ? -1 : a.task > b.task ? 1 : 0));
  const { facts, rows: all } = allOf(factsOf(rows, ['from', 'to']));
  const points = (model: number) =>
    pointsOf(
      { facts, rows: Array.from(all).filter((row) => facts.model[row] === model) },
      'verbalized',
      'security',
    );
  return [points(0), points(1)] as const;
}

it('deals whole tasks into folds of about the same size', () => {
  const foldOf = foldsOf(noise(1).map(({ task }) => task));
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
  const own = ({ p, task: of }: ReturnType<typeof mapped>) => p.filter((_, i) => of[i] === task);

  it('maps no answer by outcomes of its own task, but by those of others', () => {
    const [before, after] = [points, flipped(points, task)].map((from) => mapped(from, from, name));
    expect(own(after!)).toEqual(own(before!));
    expect(after).not.toEqual(before);
  });

  it('keeps tasks apart in another domain, too, where it has the same', () => {
    const [before, after] = [points, flipped(points, task)].map((from) =>
      mapped(from, others, name),
    );
    expect(own(after!)).toEqual(own(before!));
    expect(after).not.toEqual(before);
  });

  it('learns from all tasks what it takes to a domain of other tasks', () => {
    const elsewhere = noise(3, 'x');
    const [before, after] = [points, flipped(points, task)].map((from) =>
      mapped(from, elsewhere, name),
    );
    expect(elsewhere.some((row) => row.task === task)).toBe(false);
    expect(after).not.toEqual(before);
    for (const value of after!.p) expect(value >= 0 && value <= 1).toBe(true);
  });
});

it('says where a method finds no map', () => {
  const bad = noise(1).map((row): FactRow => ({ ...row, security: 'vulnerable' }));
  const [points] = pointsOfBoth(bad, bad);
  const all = folded(points, foldsOf(bad.map(({ task }) => task)));
  expect(mapper(all, 'beta').map(all)).toEqual({
    why: expect.stringMatching(/^beta finds no map in 5 of 5 folds/),
  });
  expect('p' in mapper(all, 'platt').map(all)).toBe(true);
});
